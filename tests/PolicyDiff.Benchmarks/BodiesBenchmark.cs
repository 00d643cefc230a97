using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Bodies;
using PolicyDiff.Storage.Server;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>
/// What the bodies of an Open Terms Archive snapshots repository take in a real database: in the order of time, in random order, and after
/// compaction; beside each body compressed by itself. Every body that is read back is verified.
/// </summary>
internal sealed class BodiesBenchmark : IAsyncDisposable
{
    private const int ReadBack = 1000;

    private readonly Clock clock = new();
    private readonly ServiceProvider services;

    private BodiesBenchmark(string connectionString) => services = new ServiceCollection()
        .AddLogging().AddSingleton<TimeProvider>(clock).AddStorage(connectionString).BuildServiceProvider();

    public static async Task<int> RunAsync(string repository, int every)
    {
        using var pages = new GitObjects(repository);
        var captures = Captures(pages, every);
        var folder = Path.Combine(Path.GetTempPath(), "policydiff-bodies-" + Guid.NewGuid().ToString("N")[..8]);
        await using (var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = folder, ThrowAway = true }, CancellationToken.None))
        {
            Baseline(pages, captures);
            foreach (var order in new[] { "in order", "random order" })
            {
                if (order != "in order") new Random(1).Shuffle(captures);
                await using var bench = new BodiesBenchmark(await DatabaseAsync(postgres.ConnectionString, order.Replace(' ', '_')));
                await bench.MeasureAsync(pages, captures, order);
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static (string Path, DateTimeOffset Instant, string Object)[] Captures(GitObjects pages, int every)
    {
        var histories = new Dictionary<string, List<string>>();
        foreach (var commit in pages.Log())
        {
            foreach (var path in commit.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)))
            {
                if (!histories.TryGetValue(path, out var history)) histories.Add(path, history = []);
                history.Add($"{commit.Id}:{path}");
            }
        }

        // Twice a day, as these were taken.
        var start = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return [.. histories.SelectMany(history => history.Value.Select((name, at) => (history.Key, start.AddHours(12 * at), name)).Where((_, at) => at % every == 0))];
    }

    private static void Baseline(GitObjects pages, (string Path, DateTimeOffset Instant, string Object)[] captures)
    {
        var seen = new HashSet<ContentHash>();
        var (raw, packed, cpu) = (0L, 0L, TimeSpan.Zero);
        foreach (var capture in captures)
        {
            if (pages.Read(capture.Object) is not { } body) continue;
            raw += body.Length;
            if (!seen.Add(ContentHash.Of(body))) continue;
            var before = Cpu();
            packed += BodyCodec.PackWhole(body).Length;
            cpu += Cpu() - before;
        }

        Print("each by itself (Brotli 5)", raw, packed, seen.Count, cpu);
    }

    private async Task MeasureAsync(GitObjects pages, (string Path, DateTimeOffset Instant, string Object)[] captures, string order)
    {
        await DatabaseMigrator.MigrateAsync(Get<IDbContextFactory<PolicyDiffDb>>(), Get<NpgsqlDataSource>(), CancellationToken.None);
        var sources = await SourcesAsync(captures.Select(capture => capture.Path).Distinct());
        var (raw, cpu) = (0L, TimeSpan.Zero);
        foreach (var capture in captures)
        {
            if (pages.Read(capture.Object) is not { } body) continue;
            raw += body.Length;
            var received = new ReceivedCapture { SourceId = sources[capture.Path], Origin = "bench", Instant = capture.Instant, RequestedAddress = "https://bench.example/", Status = 200, Body = body };
            var before = Cpu();
            await Get<CaptureShelf>().PutAsync(received, CancellationToken.None);
            cpu += Cpu() - before;
        }

        await ReportAsync(order, raw, cpu);
        clock.Ahead = TimeSpan.FromHours(1);
        var start = Cpu();
        while (await Get<BodyCompactor>().StepAsync(CancellationToken.None))
        {
        }

        await ReportAsync(order + ", compacted", raw, Cpu() - start);
    }

    private async Task ReportAsync(string what, long raw, TimeSpan cpu)
    {
        var totals = await BodyTotals.ReadAsync(Get<IDbContextFactory<PolicyDiffDb>>(), CancellationToken.None);
        Print(what, raw, totals.Stored, totals.Bodies, cpu);
        await using var db = await Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync();
        var hashes = (await db.Bodies.Select(body => body.Hash).ToListAsync()).ToArray();
        new Random(2).Shuffle(hashes);
        var (wall, busy, depths) = (new List<double>(), new List<double>(), new List<int>());
        foreach (var hash in hashes.Take(ReadBack))
        {
            var (watch, before) = (Stopwatch.StartNew(), Cpu());
            // Verified inside; a body that is not what its name says throws.
            _ = await Get<BodyStore>().GetAsync(hash, CancellationToken.None) ?? throw new InvalidOperationException($"{hash} is gone.");
            wall.Add(watch.Elapsed.TotalMilliseconds);
            busy.Add((Cpu() - before).TotalMilliseconds);
            depths.Add((await BodyRows.ChainAsync(db, hash, CancellationToken.None))!.Depth);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"    read back and verified {wall.Count}: median {At(wall, .5):F1} ms, p95 {At(wall, .95):F1}, max {wall.Max():F1} (CPU of the program: median {At(busy, .5):F1}, p95 {At(busy, .95):F1}); depth median {At(depths, .5)}, max {depths.Max()}"));
    }

    private static void Print(string what, long raw, long stored, long bodies, TimeSpan cpu) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-28} {bodies} bodies, raw {raw} bytes, stored {stored} bytes, ratio {(double)raw / stored:F1}, {raw / 1e6 / cpu.TotalSeconds:F0} MB/cpu-s"));

    private static T At<T>(List<T> values, double share) => values.Order().ElementAt((int)(values.Count * share));

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private async Task<Dictionary<string, long>> SourcesAsync(IEnumerable<string> paths)
    {
        await using var db = await Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync();
        var sources = paths.ToDictionary(path => path, path => new Source { Address = "https://bench.example/" + Uri.EscapeDataString(path), CreatedAt = clock.GetUtcNow() });
        db.Sources.AddRange(sources.Values);
        await db.SaveChangesAsync();
        return sources.ToDictionary(source => source.Key, source => source.Value.Id);
    }

    private static async Task<string> DatabaseAsync(string server, string name)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>The real time, or later.</summary>
    private sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
