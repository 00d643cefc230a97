using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>One import under way: takes records in the order of the files.</summary>
internal sealed class ImportRun(Intake intake, BodyStore bodies)
{
    private readonly RevisitIndex answers = new();

    /// <summary>The capture read last: what follows it may say where it came from.</summary>
    private Pending? pending;

    internal ImportTally Tally { get; } = new();

    internal WatchedAddresses Watched { get; set; } = new([]);

    internal HashSet<long> Policies { get; } = [];

    /// <summary>Revisits whose first answer was not read yet, with what was said of their origin.</summary>
    internal List<Pending> Deferred { get; private set; } = [];

    /// <summary>Whether a record's block is needed, by its head.</summary>
    internal bool Wants(WarcRecord head) =>
        head.Type is WarcRecord.Response or WarcRecord.Revisit or WarcRecord.Resource or WarcRecord.Metadata && SourceOf(head) is not null;

    internal async Task TakeAsync(WarcRecord record, CancellationToken cancellationToken)
    {
        Tally.Read();
        if (record.Type is WarcRecord.Response or WarcRecord.Revisit or WarcRecord.Resource)
        {
            await FlushAsync(cancellationToken);
            if (SourceOf(record) is not { } source) Tally.Untracked(record.Address);
            else if (record.Flaw is null) pending = new(record, source, null);
            else Tally.Failed(record.Sentence);
        }
        else if (record.Flaw is not null)
        {
            Tally.Failed(record.Sentence);
        }
        else if (RecordEvidence.Document(record) is { } document && SourceOf(record) is { } source)
        {
            if (pending is { Document: null } before && record.Header("WARC-Concurrent-To") == before.Record.Id) pending = before with { Document = document };
            else await AloneAsync(record, document, source, cancellationToken);
        }
        else
        {
            Tally.Skipped();
        }
    }

    internal Task EndFileAsync(CancellationToken cancellationToken) => FlushAsync(cancellationToken);

    /// <summary>Takes in the revisits whose first answer is known by now; of the others, at the last, that it is nowhere.</summary>
    internal async Task SettleDeferredAsync(bool last, CancellationToken cancellationToken)
    {
        var waiting = Deferred;
        Deferred = [];
        foreach (var revisit in waiting) await RevisitAsync(revisit, cancellationToken);
        if (!last) return;
        foreach (var revisit in Deferred) Tally.Failed($"The revisit of {revisit.Record.Address}, {revisit.Record.Header("WARC-Date")}, refers to a record that is in none of the files.");
        Deferred = [];
    }

    /// <summary>Keeps the body of an answer that is not imported itself for the revisits that refer to it.</summary>
    internal async Task RememberAsync(WarcRecord record, CancellationToken cancellationToken)
    {
        if (RecordEvidence.Of(record, 0, out _) is not { Body: { } body, Failure: null } capture) return;
        await bodies.PutAsync(body, null, cancellationToken);
        answers.Add(record, capture);
    }

    private long? SourceOf(WarcRecord record) => Watched.SourceOf(record.Header(WarcNames.Source) ?? record.Address);

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (pending is not { } next) return;
        pending = null;
        if (next.Record.Type == WarcRecord.Revisit)
        {
            await RevisitAsync(next, cancellationToken);
            return;
        }

        if (RecordEvidence.Of(next.Record, next.SourceId, out var problem) is not { } capture)
        {
            Tally.Failed(problem);
            return;
        }

        // What came cut off is no original of anything.
        if (await StoreAsync(capture, next, cancellationToken) && capture.Failure is null) answers.Add(next.Record, capture);
    }

    private async Task RevisitAsync(Pending next, CancellationToken cancellationToken)
    {
        var first = answers.Find(next.Record);
        byte[]? body = null;
        if (!RecordEvidence.IsNotModified(next.Record))
        {
            body = first is null ? await StoredAsync(next, cancellationToken) : await bodies.GetAsync(first.Body, cancellationToken);
            if (body is null)
            {
                Deferred.Add(next);
                return;
            }
        }

        if (RecordEvidence.Of(next.Record, next.SourceId, first, body, out var problem) is { } capture) await StoreAsync(capture, next, cancellationToken);
        else Tally.Failed(problem);
    }

    /// <summary>An earlier import may have brought the body that this program names by its SHA-256.</summary>
    private async Task<byte[]?> StoredAsync(Pending next, CancellationToken cancellationToken) =>
        ContentHash.TryParse(next.Document?.Body, out var hash) ? await bodies.GetAsync(hash, cancellationToken) : null;

    /// <summary>A capture to which no answer belongs.</summary>
    private async Task AloneAsync(WarcRecord record, CaptureDocument document, long source, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        if (document.Body is null) await TakeInAsync(RecordEvidence.With(null, document, source), cancellationToken);
        else Tally.Failed($"The capture of {document.Source}, {record.Header("WARC-Date")}, is described without its body, which could not be read when the file was written.");
    }

    private async Task<bool> StoreAsync(ReceivedCapture capture, Pending next, CancellationToken cancellationToken)
    {
        if (next.Document is not { } document)
        {
            await TakeInAsync(capture, cancellationToken);
            return true;
        }

        if (!RecordEvidence.IsSameBody(capture, document))
        {
            Tally.Failed($"The body of {document.Source}, {next.Record.Header("WARC-Date")}, is not the one that the file says was captured (SHA-256 {document.Body}).");
            return false;
        }

        await TakeInAsync(RecordEvidence.With(capture, document, next.SourceId), cancellationToken);
        return true;
    }

    private async Task TakeInAsync(ReceivedCapture capture, CancellationToken cancellationToken)
    {
        var taken = await intake.TakeAsync(capture, cancellationToken);
        Tally.Taken(taken.Added);
        Policies.UnionWith(taken.Policies);
    }

    /// <summary>A capture that waits for what follows it.</summary>
    internal sealed record Pending(WarcRecord Record, long SourceId, CaptureDocument? Document);
}
