using Microsoft.Extensions.Logging;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.Backfills;

/// <summary>Opens one listed memento: claims it, fetches it, takes it in as evidence, writes how it ended.</summary>
public sealed partial class MementoOpener(MementoShelf shelf, Intake intake, TimeProvider time, ILogger<MementoOpener> logger)
{
    // First the quick tries that a passing fault needs, then the slow ones: some captures load only after the archive has warmed them. So many that an
    // archive which fails two times in five hides one capture in ten thousand.
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
    ];

    /// <summary>Null when another worker has it.</summary>
    internal async Task<OpenedMemento?> OpenAsync(IWebArchive archive, PlanRow row, string owner, CancellationToken cancellationToken)
    {
        if (!await shelf.TryClaimAsync(row.Id, owner, cancellationToken)) return null;
        var settled = false;
        try
        {
            var fetch = archive.FetchAsync(new(row.Stamp, row.Original), row.Attempts == 0 ? Patience.Quick : Patience.Lasting, cancellationToken);
            var result = await Heartbeat.KeepAsync(fetch, () => RenewAsync(row, owner, cancellationToken), MementoShelf.Claim / 4, time);
            var opened = await SettleAsync(archive, row, result, cancellationToken);
            settled = true;
            return opened;
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !DatabaseOutage.Is(failure))
        {
            // One capture that cannot be taken in must not stop all others for ever.
            Log.NotTakenIn(logger, failure, row.Id);
            var opened = await SettleAsync(archive, row, new(MementoOutcome.Transient, Sentence: $"It could not be taken in ({failure.GetType().Name}); the log has the details."), cancellationToken);
            settled = true;
            return opened;
        }
        finally
        {
            // Stopped in the middle: let go at once, so that the next worker need not wait for the claim to end.
            if (!settled) await LetGoAsync(row, owner);
        }
    }

    private async Task RenewAsync(PlanRow row, string owner, CancellationToken cancellationToken)
    {
        try
        {
            await shelf.RenewAsync(row.Id, owner, cancellationToken);
        }
        catch (Exception failure) when (failure is OperationCanceledException || DatabaseOutage.Is(failure))
        {
            // The fetch itself tells what follows from it.
        }
    }

    private async Task LetGoAsync(PlanRow row, string owner)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        try
        {
            await shelf.LetGoAsync(row.Id, owner, patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException || DatabaseOutage.Is(failure))
        {
            // The database is away, which is why we stop; the claim ends by itself.
        }
    }

    private async Task<OpenedMemento> SettleAsync(IWebArchive archive, PlanRow row, MementoResult result, CancellationToken cancellationToken)
    {
        var last = row.Attempts >= Delays.Length;
        if (result.Memento is { } memento && (result.Outcome == MementoOutcome.Archived || last))
        {
            var taken = await intake.TakeAsync(Evidence(archive, row, memento), cancellationToken);
            await shelf.SettleAsync(row.Id, new(ListedMemento.Fetched, taken.Id, Said(result), null), cancellationToken);
            return new(result.Outcome, taken.Policies, null, result.Sentence);
        }

        var now = time.GetUtcNow();
        var settlement = result.Outcome switch
        {
            MementoOutcome.Unplayable => new MementoSettlement(ListedMemento.Unplayable, null, Said(result), null),
            MementoOutcome.Excluded => new(ListedMemento.Failed, null, Said(result), null),
            MementoOutcome.Throttled => new(ListedMemento.Listed, null, Said(result), now + (result.RetryAfter ?? TimeSpan.FromMinutes(1)), CountsAsAttempt: false),
            _ when last => new(ListedMemento.Failed, null, Said(result), null),
            _ => new(ListedMemento.Listed, null, Said(result), now + (result.RetryAfter ?? Delays[row.Attempts])),
        };
        await shelf.SettleAsync(row.Id, settlement, cancellationToken);
        return new(result.Outcome, [], settlement.RetryAt, result.Sentence);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Memento {Memento} could not be taken in.")]
        internal static partial void NotTakenIn(ILogger logger, Exception exception, long memento);
    }

    private static string? Said(MementoResult result) => result.Sentence.Length > 0 ? result.Sentence : null;

    private static ReceivedCapture Evidence(IWebArchive archive, PlanRow row, Memento memento) => new()
    {
        SourceId = row.SourceId,
        Origin = archive.Id,
        Instant = row.Instant,
        RequestedAddress = row.Original,
        FinalAddress = memento.Final.Original,
        Redirects = [.. memento.Hops.Select(hop => new CaptureRedirect(hop.Address.Original, hop.Status))],
        Status = memento.Status,
        Headers = [.. memento.Headers.Select(header => new CaptureHeader(header.Name, header.Value))],
        Body = memento.Body,
        ArchiveAddress = archive.MementoUri(new(row.Stamp, row.Original)).AbsoluteUri,
    };
}

/// <summary>How opening a memento ended.</summary>
/// <param name="Outcome">The archive's answer.</param>
/// <param name="Policies">Policies whose history it may touch.</param>
/// <param name="RetryAt">When it is worth another try, or null.</param>
/// <param name="Sentence">For people.</param>
internal sealed record OpenedMemento(MementoOutcome Outcome, IReadOnlyList<long> Policies, DateTimeOffset? RetryAt, string Sentence);
