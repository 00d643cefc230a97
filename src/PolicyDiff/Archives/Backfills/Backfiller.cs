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
        var openings = new Openings(row => opener.OpenAsync(archive, row, work.Owner, cancellationToken), time);
        var turn = new Turn(openings, time.GetUtcNow() + (work.Backfill.State == Backfill.Fetching ? Slice : FirstSlice)) { Backfill = work.Backfill };
        try
        {
            var goesOn = true;
            while (true)
            {
                goesOn = goesOn && await ledger.RenewAsync(work, cancellationToken) is { } wished && await StartAsync(turn, wished, cancellationToken);
                if (openings.Count > 0) goesOn &= await FinishAsync(turn, cancellationToken);
                else if (!goesOn) break;
            }
        }
        finally
        {
            await openings.StopAsync();
        }

        await ArrangeAsync(turn.Touched, cancellationToken);
    }

    /// <summary>Starts as many as there is room for; false when the turn ends with what is under way.</summary>
    private async Task<bool> StartAsync(Turn turn, Backfill wished, CancellationToken cancellationToken)
    {
        var (openings, plan) = (turn.Openings, turn.Plan);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (plan is null || !IsSameWish(turn.Backfill, wished)) plan = (await plans.LoadAsync(db, wished, false, cancellationToken)).With(openings.Busy);
        (turn.Backfill, turn.Plan) = (wished, plan);
        var isOver = time.GetUtcNow() >= turn.Until;
        // While a slow one is waited for anyway, others may be opened, but no more slow ones: the turn must end.
        if (isOver && !openings.HasPatientOne) return false;
        var next = plan.Planner(wished.Strategy, time.GetUtcNow()).Next(AtOnce - openings.Count).Select(plan.Find).Where(row => !isOver || !Openings.IsPatient(row)).ToList();
        if (next.Count > 0)
        {
            openings.Start(next);
            turn.Plan = plan.With(openings.Busy);
        }

        if (openings.Count > 0) return true;
        if (plan.IsWhole)
        {
            await RestAsync(wished, plan, cancellationToken);
            return false;
        }

        // Others may have opened captures of the same page since it was loaded, or listed more.
        turn.Plan = await plans.LoadAsync(db, wished, true, cancellationToken);
        return true;
    }

    /// <summary>Takes in what has ended of what is under way; false when the archive wants no more for now.</summary>
    private async Task<bool> FinishAsync(Turn turn, CancellationToken cancellationToken)
    {
        var ended = await turn.Openings.EndedAsync(cancellationToken);
        var opened = new List<OpenedMemento>();
        foreach (var opening in ended)
        {
            if (await opening.Result is { } one) opened.Add(one);
        }

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        turn.Plan = await plans.RefreshAsync(db, turn.Backfill, turn.Plan!, ended.ConvertAll(opening => opening.Row), cancellationToken);
        turn.Touched.UnionWith(opened.SelectMany(one => one.Policies));
        if (time.GetUtcNow() - turn.Arranged > BetweenArrangements)
        {
            await ArrangeAsync(turn.Touched, cancellationToken);
            turn.Touched.Clear();
            turn.Arranged = time.GetUtcNow();
        }

        if (!await GoesOnAsync(turn.Backfill, opened, cancellationToken)) return false;
        if (time.GetUtcNow() >= turn.Until) await ledger.SayAsync(turn.Backfill, Backfill.Fetching, ToGo(turn.Backfill, turn.Plan), null, cancellationToken);
        return true;
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

    private async Task<bool> GoesOnAsync(Backfill backfill, List<OpenedMemento> opened, CancellationToken cancellationToken)
    {
        if (opened.Find(one => one.Outcome == MementoOutcome.Excluded) is { } excluded)
        {
            await ledger.EndAsync(backfill, Backfill.Failed, excluded.Sentence, cancellationToken);
            return false;
        }

        var throttled = opened.Find(one => one.Outcome == MementoOutcome.Throttled);
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

    /// <summary>A worker's turn with a backfill.</summary>
    private sealed record Turn(Openings Openings, DateTimeOffset Until)
    {
        public required Backfill Backfill { get; set; }

        public BackfillPlan? Plan { get; set; }

        /// <summary>Policies with captures that are not arranged yet.</summary>
        public HashSet<long> Touched { get; } = [];

        public DateTimeOffset Arranged { get; set; }
    }
}
