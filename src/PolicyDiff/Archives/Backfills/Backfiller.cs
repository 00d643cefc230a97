using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyDiff.Archives.Planning;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.Backfills;

/// <summary>
/// Works on backfills in steps of seconds. All state is in the database after each fetch, so any process can be killed at any point
/// and any other goes on; a lease keeps two from the same one.
/// </summary>
public sealed class Backfiller(
    IDbContextFactory<PolicyDiffDb> factory,
    IEnumerable<IWebArchive> archives,
    BackfillLister lister,
    MementoShelf shelf,
    MementoOpener opener,
    CaptureReader reader,
    Historian historian,
    TimeProvider time,
    ILogger<Backfiller> logger)
{
    /// <summary>Replays under way at once: what the Wayback Machine's own people ask clients to stay at.</summary>
    private const int AtOnce = 4;

    private const string Opening = "Opening captures";

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(8);

    // A new backfill goes ahead of others, so it gives way again as soon as there is something to read.
    private static readonly TimeSpan FirstSlice = TimeSpan.FromSeconds(2);

    // Arranging costs by the length of the history, not by what is new: not after each few captures of a long one.
    private static readonly TimeSpan BetweenArrangements = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ListingRetry = TimeSpan.FromMinutes(10);

    private readonly BackfillLedger ledger = new(factory, shelf, time, logger);

    private readonly BackfillPlans plans = new(time);

    /// <summary>Takes one backfill that can go on and works on it for a slice. False when there is none.</summary>
    public Task<bool> StepAsync(CancellationToken cancellationToken) => StepAsync(null, cancellationToken);

    /// <summary>The same for one backfill alone; false when it has ended, waits, or another worker has it.</summary>
    public async Task<bool> StepAsync(long? only, CancellationToken cancellationToken)
    {
        if (await ledger.TakeAsync(only, cancellationToken) is not { } work) return false;
        try
        {
            return await ledger.HoldAsync(work, WorkAsync(work, cancellationToken));
        }
        finally
        {
            await ledger.LetGoAsync(work);
        }
    }

    private async Task<bool> WorkAsync(BackfillWork work, CancellationToken cancellationToken)
    {
        var backfill = work.Backfill;
        var archive = archives.FirstOrDefault(candidate => candidate.Id == backfill.Archive);
        if (archive is null)
        {
            await ledger.EndAsync(backfill, Backfill.Failed, $"No archive '{backfill.Archive}' is set up here.", cancellationToken);
            return true;
        }

        if (backfill.State != Backfill.Fetching && !await ListAsync(backfill, archive, cancellationToken)) return true;
        if (backfill.Sentence?.StartsWith(Opening, StringComparison.Ordinal) != true) await ledger.SayAsync(backfill, Backfill.Fetching, $"{Opening}.", null, cancellationToken);
        // Captures that another policy of the same page brought in, before this one was there or with a worker that did not know it.
        if (await reader.ReadMissingAsync(backfill.PolicyId, cancellationToken) > 0) await ArrangeAsync([backfill.PolicyId], cancellationToken);
        await OpenAsync(work, archive, cancellationToken);
        return true;
    }

    private async Task<bool> ListAsync(Backfill backfill, IWebArchive archive, CancellationToken cancellationToken)
    {
        await ledger.SayAsync(backfill, Backfill.Listing, $"Asking {archive.DisplayName} what it holds.", null, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sources = await db.PolicySources.AsNoTracking().Where(pairing => pairing.PolicyId == backfill.PolicyId)
            .Select(pairing => pairing.Source).Distinct().ToListAsync(cancellationToken);
        var excluded = new List<ListingResult>();
        foreach (var source in sources)
        {
            var listing = await lister.ListAsync(archive, source, cancellationToken);
            if (listing.Outcome == ListingOutcome.Complete) continue;
            if (listing.Outcome != ListingOutcome.Excluded)
            {
                var retry = time.GetUtcNow() + (listing.RetryAfter ?? ListingRetry);
                await ledger.SayAsync(backfill, Backfill.Listing, $"{listing.Sentence} Resumes {retry:HH:mm} UTC.", retry, cancellationToken);
                return false;
            }

            // The policy's other addresses may be shown.
            excluded.Add(listing);
        }

        if (excluded.Count == 0 || excluded.Count < sources.Count) return true;
        await ledger.EndAsync(backfill, Backfill.Failed, excluded[0].Sentence, cancellationToken);
        return false;
    }

    /// <summary>Opens what the planner asks for, a few at once, until the slice is over or nothing is left to do now.</summary>
    private async Task OpenAsync(BackfillWork work, IWebArchive archive, CancellationToken cancellationToken)
    {
        var backfill = work.Backfill;
        var until = time.GetUtcNow() + (backfill.State == Backfill.Fetching ? Slice : FirstSlice);
        var touched = new HashSet<long>();
        var arranged = DateTimeOffset.MinValue;
        BackfillPlan? plan = null;
        while (time.GetUtcNow() < until && await ledger.RenewAsync(work, cancellationToken) is { } wished)
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            if (!IsSameWish(backfill, wished)) plan = null;
            backfill = wished;
            plan ??= await plans.LoadAsync(db, backfill, false, cancellationToken);
            var next = plan.Planner(backfill.Strategy, time.GetUtcNow()).Next(AtOnce);
            if (next.Count == 0 && plan.IsWhole)
            {
                await RestAsync(backfill, plan, cancellationToken);
                break;
            }

            if (next.Count == 0)
            {
                // Others may have opened captures of the same page since it was loaded, or listed more.
                plan = await plans.LoadAsync(db, backfill, true, cancellationToken);
                continue;
            }

            var rows = next.Select(plan.Find).ToList();
            var opened = await Task.WhenAll(rows.Select(row => opener.OpenAsync(archive, row, work.Owner, cancellationToken)));
            plan = await plans.RefreshAsync(db, backfill, plan, rows, cancellationToken);
            touched.UnionWith(opened.SelectMany(one => one?.Policies ?? []));
            if (time.GetUtcNow() - arranged > BetweenArrangements)
            {
                await ArrangeAsync(touched, cancellationToken);
                touched.Clear();
                arranged = time.GetUtcNow();
            }

            if (!await GoesOnAsync(backfill, opened, cancellationToken)) break;
            if (time.GetUtcNow() >= until) await ledger.SayAsync(backfill, Backfill.Fetching, ToGo(backfill, plan), null, cancellationToken);
        }

        await ArrangeAsync(touched, cancellationToken);
    }

    private string ToGo(Backfill backfill, BackfillPlan plan)
    {
        var left = plan.Planner(backfill.Strategy, time.GetUtcNow()).ToGo.ToString("N0", CultureInfo.InvariantCulture);
        return backfill.Strategy == "every" ? $"{Opening}: {left} to go." : $"{Opening}: about {left} to go for the changes seen so far.";
    }

    private static bool IsSameWish(Backfill one, Backfill other) =>
        one.Strategy == other.Strategy && one.FromInstant == other.FromInstant && one.ToInstant == other.ToInstant;

    private async Task ArrangeAsync(IEnumerable<long> policies, CancellationToken cancellationToken)
    {
        foreach (var policy in policies) await historian.ArrangeAsync(policy, ArrangeCause.Past, null, cancellationToken);
    }

    private async Task<bool> GoesOnAsync(Backfill backfill, OpenedMemento?[] opened, CancellationToken cancellationToken)
    {
        if (Array.Find(opened, one => one?.Outcome == MementoOutcome.Excluded) is { } excluded)
        {
            await ledger.EndAsync(backfill, Backfill.Failed, excluded.Sentence, cancellationToken);
            return false;
        }

        var throttled = Array.Find(opened, one => one?.Outcome == MementoOutcome.Throttled);
        if (throttled is null) return true;
        await ledger.SayAsync(backfill, Backfill.Fetching, $"{throttled.Sentence} Resumes {throttled.RetryAt:HH:mm} UTC.", throttled.RetryAt, cancellationToken);
        return false;
    }

    /// <summary>Nothing to open: done, or what is left waits for its time.</summary>
    private async Task RestAsync(Backfill backfill, BackfillPlan plan, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (plan.Planner(backfill.Strategy, now).IsDone)
        {
            // A worker that was killed may have read captures and not arranged them, also for other policies of the same pages.
            await ArrangeAsync(await SharingAsync(backfill.PolicyId, cancellationToken), cancellationToken);
            // Arranging may have judged captures anew by their neighbours, and so opened a gap: each round opens one more, so there is a last one.
            if (!await IsDoneAsync(backfill, cancellationToken)) return;
            await ledger.EndAsync(backfill, Backfill.Done, null, cancellationToken);
            return;
        }

        var retry = plan.Rows.Select(row => row.RetryAt > now ? row.RetryAt : row.ClaimedUntil > now ? now + TimeSpan.FromSeconds(2) : null).Min();
        await ledger.SayAsync(backfill, Backfill.Fetching, "Waiting to ask again for captures that did not come.", retry ?? now + TimeSpan.FromSeconds(2), cancellationToken);
    }

    private async Task<bool> IsDoneAsync(Backfill backfill, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var plan = await plans.LoadAsync(db, backfill, true, cancellationToken);
        return plan.Planner(backfill.Strategy, time.GetUtcNow()).IsDone;
    }

    private async Task<List<long>> SharingAsync(long policyId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sources = db.PolicySources.Where(pairing => pairing.PolicyId == policyId).Select(pairing => pairing.SourceId);
        var sharing = await db.PolicySources.Where(pairing => sources.Contains(pairing.SourceId)).Select(pairing => pairing.PolicyId).Distinct().ToListAsync(cancellationToken);
        return sharing.Contains(policyId) ? sharing : [.. sharing, policyId];
    }
}
