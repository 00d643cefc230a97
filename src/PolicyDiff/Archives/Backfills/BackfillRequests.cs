using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.Backfills;

/// <summary>Asks for, cancels and repeats backfills; the work itself is <see cref="Backfiller"/>'s.</summary>
public sealed class BackfillRequests(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    /// <summary>The strategies by their words.</summary>
    public static IReadOnlyList<string> Strategies { get; } = ["changes", "every"];

    /// <summary>The id of the new backfill, or of the active one of this policy and archive.</summary>
    public async Task<long> RequestAsync(BackfillRequest request, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await PolicyLock.TakeAsync(db, request.PolicyId, cancellationToken);
        var active = await db.Backfills.SingleOrDefaultAsync(
            row => row.PolicyId == request.PolicyId && row.Archive == request.Archive
                && (row.State == Backfill.Waiting || row.State == Backfill.Listing || row.State == Backfill.Fetching || row.State == Backfill.Paused), cancellationToken);
        if (active is null)
        {
            active = new Backfill
            {
                PolicyId = request.PolicyId,
                Archive = request.Archive,
                Strategy = request.Strategy,
                FromInstant = request.From,
                ToInstant = request.To,
                State = Backfill.Waiting,
                RequestedAt = time.GetUtcNow(),
            };
            db.Backfills.Add(active);
        }
        else
        {
            // Somebody waits for it now: what was put off is tried at once, and a wider wish widens it.
            active.RetryAt = null;
            if (active.State == Backfill.Paused) (active.State, active.Sentence) = (Backfill.Waiting, null);
            if (request.Strategy == "every") active.Strategy = request.Strategy;
            active.FromInstant = request.From < active.FromInstant ? request.From : request.From is null ? null : active.FromInstant;
            active.ToInstant = request.To > active.ToInstant ? request.To : request.To is null ? null : active.ToInstant;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return active.Id;
    }

    /// <summary>Lets it rest until somebody resumes it; what is under way comes in still. False when it rests or has ended already.</summary>
    public async Task<bool> PauseAsync(long backfillId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Backfills.Where(row => row.Id == backfillId && row.FinishedAt == null && row.State != Backfill.Paused).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, Backfill.Paused)
                .SetProperty(row => row.Sentence, "Paused; what was fetched can be read. It goes on where it was when somebody resumes it.")
                .SetProperty(row => row.RetryAt, (DateTimeOffset?)null),
            cancellationToken) == 1;
    }

    /// <summary>Lets a paused one go on where it was. False when it does not rest.</summary>
    public async Task<bool> ResumeAsync(long backfillId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Backfills.Where(row => row.Id == backfillId && row.State == Backfill.Paused).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, Backfill.Waiting).SetProperty(row => row.Sentence, (string?)null), cancellationToken) == 1;
    }

    /// <summary>
    /// Has it go on with another strategy, also in the middle of the work and narrower than before: what was opened stays. Of one that has ended, a new one
    /// is begun. Gives the id of the one that does it; null when there is none of this id.
    /// </summary>
    public async Task<long?> ChangeStrategyAsync(long backfillId, string strategy, CancellationToken cancellationToken)
    {
        if (!Strategies.Contains(strategy)) throw new ArgumentException($"No strategy '{strategy}'.", nameof(strategy));
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.Backfills.Where(row => row.Id == backfillId && row.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Strategy, strategy), cancellationToken) == 1) return backfillId;
        var ended = await db.Backfills.AsNoTracking().SingleOrDefaultAsync(row => row.Id == backfillId, cancellationToken);
        return ended is null ? null : await RequestAsync(new(ended.PolicyId, ended.Archive, strategy, ended.FromInstant, ended.ToInstant), cancellationToken);
    }

    /// <summary>Stops it; what was fetched stays. False when it had ended already.</summary>
    public async Task<bool> CancelAsync(long backfillId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await db.Backfills.Where(row => row.Id == backfillId && row.FinishedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, Backfill.Cancelled)
                .SetProperty(row => row.Sentence, "Cancelled; what was fetched stays.")
                .SetProperty(row => row.FinishedAt, now),
            cancellationToken) == 1;
    }

    /// <summary>Asks the archive again for what failed: a new listing, and every memento that was given up. Gives the new backfill's id; null when there is none of this id.</summary>
    public async Task<long?> RetryAsync(long backfillId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var ended = await db.Backfills.AsNoTracking().SingleOrDefaultAsync(row => row.Id == backfillId, cancellationToken);
        if (ended is null) return null;
        var sources = db.PolicySources.Where(pairing => pairing.PolicyId == ended.PolicyId).Select(pairing => pairing.SourceId);
        await db.Mementos
            .Where(row => row.Archive == ended.Archive && sources.Contains(row.SourceId) && (row.State == ListedMemento.Failed || row.RetryAt != null))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, ListedMemento.Listed)
                    .SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.RetryAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.Sentence, (string?)null),
                cancellationToken);
        return await RequestAsync(new(ended.PolicyId, ended.Archive, ended.Strategy, ended.FromInstant, ended.ToInstant), cancellationToken);
    }
}

/// <summary>A wish to read a policy's past.</summary>
/// <param name="PolicyId">Whose.</param>
/// <param name="Archive">From which archive, by its id.</param>
/// <param name="Strategy">"changes" or "every".</param>
/// <param name="From">Not before, or null.</param>
/// <param name="To">Not after, or null.</param>
public sealed record BackfillRequest(long PolicyId, string Archive = "wayback", string Strategy = "changes", DateTimeOffset? From = null, DateTimeOffset? To = null);
