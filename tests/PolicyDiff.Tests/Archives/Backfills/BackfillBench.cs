using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Archives.Backfills;

/// <summary>Backfills of one policy from a <see cref="TinyArchive"/>, in the foreground.</summary>
internal sealed class BackfillBench(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task<TestLibrary> OpenAsync(TinyArchive archive, TimeProvider? clock = null)
    {
        var library = await TestLibrary.OpenAsync(postgres, new() { Archive = archive.Address, Clock = clock ?? TimeProvider.System });
        await library.TrackAsync(Captures.Address);
        return library;
    }

    public static async Task<long> PolicyAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.Policies.OrderBy(policy => policy.Id).Select(policy => policy.Id).FirstAsync(Cancelled);
    }

    public static async Task<long> RequestAsync(TestLibrary library, string strategy = "changes") =>
        await library.Get<BackfillRequests>().RequestAsync(new(await PolicyAsync(library), Strategy: strategy), Cancelled);

    public static async Task<Backfill> RunAsync(TestLibrary library, string strategy = "changes") => await FinishAsync(library, await RequestAsync(library, strategy));

    public static async Task<Backfill> FinishAsync(TestLibrary library, long id, ShiftedClock? clock = null)
    {
        while (true)
        {
            var worked = await library.Get<Backfiller>().StepAsync(id, Cancelled);
            await using var db = library.Db();
            var row = await db.Backfills.AsNoTracking().SingleAsync(backfill => backfill.Id == id, Cancelled);
            if (row.FinishedAt is not null) return row;
            if (row.RetryAt is { } retry) clock?.Advance(retry - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            if (!worked && clock is null) await Task.Delay(50, Cancelled);
        }
    }

    public static async Task WorkAsync(TestLibrary library)
    {
        while (true)
        {
            if (await library.Get<Backfiller>().StepAsync(Cancelled)) continue;
            await using var db = library.Db();
            if (await db.Backfills.AllAsync(row => row.FinishedAt != null, Cancelled)) return;
            await Task.Delay(20, Cancelled);
        }
    }

    public static Task<BackfillTally> TallyAsync(TestLibrary library, long id) =>
        new BackfillOverview(library.Get<IDbContextFactory<PolicyDiffDb>>(), TimeProvider.System).TallyAsync(id, Cancelled);

    /// <summary>Of each change of the first policy: the day it was there by, and the last day of the text before.</summary>
    public static async Task<List<string>> BoundsAsync(TestLibrary library)
    {
        var policy = await PolicyAsync(library);
        await using var db = library.Db();
        return [.. (await db.Changes.Where(change => change.PolicyId == policy).OrderBy(change => change.Position).ToListAsync(Cancelled))
            .Select(change => $"{(change.FirstWithNew - Captures.Start).Days}-{(change.LastWithOld - Captures.Start)?.Days}")];
    }
}
