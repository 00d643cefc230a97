using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyDiff.Storage;

namespace PolicyDiff.Alerts;

/// <summary>
/// Sends the alerts that are due. Any number of processes may run it: each takes a few alerts under a lease that ends by itself if the
/// process dies. A mail goes out at least once, always with the same Message-ID; it can go out twice only when a process dies, or the line
/// is cut, between the mail host's taking it and our writing that down.
/// </summary>
public sealed partial class AlertDelivery(IDbContextFactory<PolicyDiffDb> factory, IMailSender sender, AlertSite site, TimeProvider clock, ILogger<AlertDelivery> logger)
{
    private const int BatchSize = 20;

    // One mail takes MailOptions.TimeoutSeconds (at most 240) and little more: nobody starts one that the lease may not cover.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestMail = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HostPause = TimeSpan.FromMinutes(1);

    /// <summary>How long after each failed attempt the next one comes; after the last one the alert has failed.</summary>
    internal static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    private long hostPausedUntil;

    /// <summary>
    /// Sends one batch. Returns how many alerts were dealt with (sent, put off or given up); 0: nothing is due, or the mail host is
    /// out of reach and this process lets it rest for a minute.
    /// </summary>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now.UtcTicks < Interlocked.Read(ref hostPausedUntil)) return 0;
        var until = WholeMilliseconds(now + Lease);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var claimed = await AlertRows.ClaimAsync(db, BatchSize, now, until, cancellationToken);
        if (claimed.Count == 0) return 0;
        var dealtWith = new HashSet<long>();
        try
        {
            await DeliverAsync(db, new(claimed, until, dealtWith), cancellationToken);
        }
        finally
        {
            // Also when stopping: the next process need not wait for the lease to end.
            await ReleaseAsync(db, claimed.Except(dealtWith).ToList(), until);
        }

        return dealtWith.Count;
    }

    private async Task DeliverAsync(PolicyDiffDb db, Batch batch, CancellationToken cancellationToken)
    {
        var stories = new AlertStories(db);
        foreach (var alert in await LoadAsync(db, batch.Claimed, cancellationToken))
        {
            if (clock.GetUtcNow() > batch.Until - LongestMail) return;
            var outcome = await TryAsync(stories, alert, cancellationToken);
            // What is sent is sent: writing it down must not be cancelled in between.
            await RecordAsync(db, alert, outcome, batch.Until);
            batch.DealtWith.Add(alert.Id);
            if (outcome is not MailOutcome.HostUnavailable unavailable) continue;
            Interlocked.Exchange(ref hostPausedUntil, (clock.GetUtcNow() + HostPause).UtcTicks);
            Log.HostUnavailable(logger, unavailable.Sentence);
            return;
        }
    }

    private static Task<List<Alert>> LoadAsync(PolicyDiffDb db, IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        db.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id))
            .Include(alert => alert.Subscription.Account)
            .Include(alert => alert.Subscription.Organization)
            .Include(alert => alert.Subscription.Policy!.Organization)
            .OrderBy(alert => alert.NextAttemptAt).ThenBy(alert => alert.Id)
            .ToListAsync(cancellationToken);

    private async Task<MailOutcome> TryAsync(AlertStories stories, Alert alert, CancellationToken cancellationToken)
    {
        try
        {
            var account = alert.Subscription.Account;
            if (!Mailbox.TryCreate(account.Name, account.Email, out var reader)) return new MailOutcome.Refused($"'{account.Email}' is no address that mail can be sent to.");
            if (await stories.FindAsync(alert, cancellationToken) is not { } story) return new MailOutcome.Refused("The change is no longer part of the policy's history.");
            var letter = new AlertLetter { To = reader, MessageId = alert.MessageId, Subscription = alert.Subscription, Change = story.Change, Diff = story.Diff, Also = story.Also };
            return await sender.SendAsync(AlertMail.Render(letter, site), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // One alert that cannot be written must not hold up the others.
            Log.Unwritable(logger, exception, alert.Id);
            return new MailOutcome.Deferred($"PolicyDiff could not make this mail: {exception.Message}");
        }
    }

    private async Task RecordAsync(PolicyDiffDb db, Alert alert, MailOutcome outcome, DateTimeOffset until)
    {
        var now = clock.GetUtcNow();
        var attempts = alert.Attempts + 1;
        if (outcome is MailOutcome.Sent)
        {
            await db.Alerts.Where(row => row.Id == alert.Id && row.State == Alert.Due).ExecuteUpdateAsync(
                row => row.SetProperty(a => a.State, Alert.Sent).SetProperty(a => a.SentAt, now).SetProperty(a => a.Attempts, attempts)
                    .SetProperty(a => a.ClaimedUntil, (DateTimeOffset?)null).SetProperty(a => a.Error, (string?)null), CancellationToken.None);
            return;
        }

        var isOver = outcome is MailOutcome.Refused || attempts > Waits.Count;
        var state = isOver ? Alert.Failed : Alert.Due;
        var next = isOver ? alert.NextAttemptAt : now + Waits[attempts - 1];
        var error = isOver && attempts > 1 ? string.Create(CultureInfo.InvariantCulture, $"Given up after {attempts} attempts. {outcome.Sentence}") : outcome.Sentence;
        await Mine(db, alert, until).ExecuteUpdateAsync(
            row => row.SetProperty(a => a.State, state).SetProperty(a => a.NextAttemptAt, next).SetProperty(a => a.Attempts, attempts)
                .SetProperty(a => a.ClaimedUntil, (DateTimeOffset?)null).SetProperty(a => a.Error, error), CancellationToken.None);
        if (isOver) Log.Failed(logger, alert.Id, error);
    }

    // A process that was frozen past its lease must not undo what its successor wrote.
    private static IQueryable<Alert> Mine(PolicyDiffDb db, Alert alert, DateTimeOffset until) =>
        db.Alerts.Where(row => row.Id == alert.Id && row.State == Alert.Due && row.ClaimedUntil == until);

    private static Task ReleaseAsync(PolicyDiffDb db, List<long> ids, DateTimeOffset until) => ids.Count == 0
        ? Task.CompletedTask
        : db.Alerts.Where(row => ids.Contains(row.Id) && row.State == Alert.Due && row.ClaimedUntil == until)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.ClaimedUntil, (DateTimeOffset?)null), CancellationToken.None);

    // The database keeps microseconds; an instant with more digits would not be found again.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset instant) => new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    private sealed record Batch(IReadOnlyList<long> Claimed, DateTimeOffset Until, HashSet<long> DealtWith);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Mails wait: {Sentence}")]
        internal static partial void HostUnavailable(ILogger logger, string sentence);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {Alert} is not sent: {Sentence}")]
        internal static partial void Failed(ILogger logger, long alert, string sentence);

        [LoggerMessage(Level = LogLevel.Error, Message = "Alert {Alert} could not be written; it is tried again later.")]
        internal static partial void Unwritable(ILogger logger, Exception exception, long alert);
    }
}
