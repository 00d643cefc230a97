using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Server;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Tests.Storage.Server;

namespace PolicyDiff.Tests.Archives.Backfills;

public sealed class ServerKillTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_killed_in_the_middle_of_a_backfill_loses_nothing_and_doubles_nothing()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 30), (2, 20), (3, 30)));
        await using var folder = new TestFolder();
        // Flushed to disk as in earnest: what is committed must be there afterwards.
        await using var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = folder.Path }, Cancelled);
        await TestLibrary.MigrateAsync(postgres.ConnectionString);
        await using var library = TestLibrary.Over(postgres.ConnectionString, new() { Archive = archive.Address });
        var policy = (await library.TrackAsync(Captures.Address)).PolicyId;
        var id = await library.Get<BackfillRequests>().RequestAsync(new(policy, Strategy: "every"), Cancelled);
        var answered = 0;
        archive.Before = async _ =>
        {
            if (Interlocked.Increment(ref answered) is 10 or 40) await folder.KillServerAsync();
        };

        var failures = 0;
        while (true)
        {
            try
            {
                await library.Get<Backfiller>().StepAsync(id, Cancelled);
                await using var db = library.Db();
                if (await db.Backfills.AnyAsync(row => row.FinishedAt != null, Cancelled)) break;
            }
            catch (Exception failure) when (DatabaseOutage.Is(failure))
            {
                failures++;
                await postgres.EnsureRunningAsync(Cancelled);
            }
        }

        Assert.InRange(failures, 2, 100);
        await using var stored = library.Db();
        Assert.Equal((Backfill.Done, 80), ((await stored.Backfills.SingleAsync(Cancelled)).State, await stored.Captures.CountAsync(Cancelled)));
        Assert.Equal(80, await stored.Mementos.CountAsync(row => row.State == ListedMemento.Fetched, Cancelled));
        Assert.Equal([30, 20, 30], await stored.Versions.OrderBy(version => version.Position).Select(version => version.CaptureCount).ToListAsync(Cancelled));
        // Only what was under way at a kill is asked for again.
        Assert.InRange(archive.Replays.Count, 80, 88);
    }
}
