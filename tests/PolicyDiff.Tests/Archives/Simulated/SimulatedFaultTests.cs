using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Fetching;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Archives.Backfills;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Archives.Simulated;

/// <summary>The archive simulator's faults change nothing of what is stored at the end.</summary>
public sealed class SimulatedFaultTests(PostgresFixture postgres)
{
    private const string Dirt = "--quirks --seed 1 --rate web=50/s";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_of_the_archive_leave_the_history_that_a_run_without_them_gives()
    {
        var clean = await RunAsync(Dirt);
        var faulty = await RunAsync(Dirt + " --fail .2 --fail-codes 502,503,504 --reset .1 --truncate .2 --gzip-lie .2 --gzip-hidden .2");

        Assert.Equal(PolicyRepository.Pages.Zip(PolicyRepository.Pages.Skip(1)).Count(pair => pair.First != pair.Second) + 1, clean.History.Count(line => line.Contains("\"firstSeen\"", StringComparison.Ordinal)));
        Assert.Equal(clean.History, faulty.History);
        Assert.All([clean, faulty], run => Assert.Equal((0, 0), ((int)run.Stats["given_429"]!, (int)run.Stats["refused_by_ban"]!)));
        Assert.All([clean, faulty], run => Assert.InRange((int)run.Stats["max_concurrency"]!, 1, 5));
        Assert.True((int)faulty.Stats["requests"]! > (int)clean.Stats["requests"]!, "No fault was met.");
    }

    [Fact]
    public async Task Pages_of_7_100_and_999_lines_list_the_same_captures()
    {
        await using var archive = await SimulatedArchive.StartAsync(Dirt);
        await using var library = await TestLibrary.OpenAsync(postgres, new() { Archive = archive.Address });
        var whole = await ListAsync(library, archive, 10_000);

        Assert.True(whole.Count > PolicyRepository.Pages.Count);
        foreach (var limit in new[] { 7, 100, 999 }) Assert.Equal(whole, await ListAsync(library, archive, limit));
    }

    private async Task<Run> RunAsync(string options)
    {
        var clock = new ShiftedClock();
        await using var archive = await SimulatedArchive.StartAsync(options);
        await using var library = await TestLibrary.OpenAsync(postgres, new() { Archive = archive.Address, Clock = clock, ReplaysPerMinute = 2700 });
        await library.TrackAsync(Captures.Address);
        var ended = await BackfillBench.FinishAsync(library, await BackfillBench.RequestAsync(library), clock);
        Assert.Equal((Backfill.Done, null), (ended.State, ended.Sentence));
        Assert.Equal(0, await library.CountAsync("budget_place"));

        using var client = library.Get<Connector>().CreateClient(ConnectorPurpose.AdministratorsAddress(archive.Address));
        var stats = await client.GetFromJsonAsync<JsonObject>(new Uri(archive.Address, "/sim/stats"), Cancelled);
        return new(await library.ExportAsync(), stats!);
    }

    private static async Task<List<string>> ListAsync(TestLibrary library, SimulatedArchive archive, int limit)
    {
        var options = new WaybackOptions { BaseUrl = archive.Address, ListingsPerMinute = 6000, PageSize = limit };
        var settings = new WaybackSettings(Options.Create(options), library.Get<IOptions<FetchingOptions>>());
        using var wayback = new WaybackMachine(library.Get<Connector>(), library.Get<IBudget>(), settings, TimeProvider.System, NullLogger<WaybackMachine>.Instance);
        var listed = new SortedSet<string>(StringComparer.Ordinal);
        var request = new ListingRequest(Captures.Address);
        while (true)
        {
            var page = await wayback.ListAsync(request, Cancelled);
            Assert.True(page.Outcome is ListingOutcome.Complete or ListingOutcome.Partial, page.Sentence);
            listed.UnionWith(page.Entries.Select(entry => $"{entry.Timestamp} {entry.Original} {entry.MimeType} {entry.Status} {entry.Digest}"));
            if (page.ResumeKey is not { } key) return [.. listed];
            request = request with { ResumeKey = key };
        }
    }

    private sealed record Run(List<string> History, JsonObject Stats);
}
