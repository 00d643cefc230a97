using System.Diagnostics;
using PolicyDiff.Exchange;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks.Dashboard;

/// <summary>
/// A database of the size that issue 6 names. All histories of a versions repository come in through the product's own intake and arrangement; then SQL repeats parts of them
/// (20 to 55 versions, or 200 in one of fifty) as further policies, on other days and at other speeds; a history that is too short is gone through several times. Where one
/// round follows another, the stored explanation is the one of the history's first change, and not of the two texts.
/// Multiplied, each row for itself: organizations, policies, addresses, versions, changes with reasons, topics and excerpts, texts in both forms, clauses (each text and
/// clause names its organization, so that none is shared), captures (five times the versions), readings, listings, mementos, backfills, labels. Not multiplied: bodies; captures
/// name those of the history that they repeat. Hashes of what is multiplied are made of the original's and the policy's: names of content, not hashes of it.
/// A run that was stopped goes on.
/// </summary>
internal static class MadeDatabase
{
    private const int Batch = 100;

    internal static async Task<int> MakeAsync(string folder, string repository, int policies, int versions)
    {
        var clock = Stopwatch.StartNew();
        await using var library = await BenchLibrary.OpenAsync(folder, making: true);
        if (!await IsThereAsync(library, "bench.stored"))
        {
            await library.Get<OtaVersionsImport>().ImportAsync(repository, new Said(), CancellationToken.None);
            await new LongTexts(library, await LongTexts.ParagraphsAsync(repository)).MakeAsync();
            await library.ExecuteAsync("create schema if not exists bench; create table bench.stored ()");
        }

        if (!await IsThereAsync(library, "bench.policy"))
        {
            // One policy in fifty takes 200.
            var usual = (versions - policies / 50 * 200) / (policies - policies / 50.0);
            await library.ExecuteAsync(await SqlAsync("prepare"), ("policies", policies), ("usual", usual));
        }

        await MultiplyAsync(library, policies, clock);
        await library.ExecuteAsync("do $$ declare d record; begin for d in select * from bench.dropped loop if to_regclass(d.indexname) is null then execute d.indexdef; end if; end loop; end $$");
        foreach (var table in new[] { "policy", "capture", "version", "change", "memento", "backfill", "organization", "source", "listing", "policy_source" })
        {
            await library.ExecuteAsync($"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))");
        }

        await library.RowsAsync("vacuum analyze");
        await TellAsync(library, clock);
        return 0;
    }

    private static async Task<bool> IsThereAsync(BenchLibrary library, string table) => (await library.RowsAsync($"select to_regclass('{table}')::text"))[0].Length > 0;

    private static async Task MultiplyAsync(BenchLibrary library, int policies, Stopwatch clock)
    {
        var sql = await SqlAsync("multiply");
        var done = (int)await library.NumberAsync("select coalesce(max(id) - 100000, 0) from policy where id > 100000");
        if (done < policies) await library.ExecuteAsync("drop index if exists clause_search; drop index if exists text_clauses");
        for (var first = done + 1; first <= policies; first += Batch)
        {
            var last = Math.Min(first + Batch - 1, policies);
            await library.ExecuteAsync(sql, ("first", first), ("last", last), ("rules", PageReader.RulesVersion));
            // The plans of the next batch rest on what there is now.
            if (last % 1000 == 0) await library.RowsAsync("analyze");
            Console.Error.WriteLine($"{last} of {policies} policies, {clock.Elapsed:mm\\:ss}");
        }
    }

    private static async Task TellAsync(BenchLibrary library, Stopwatch clock)
    {
        foreach (var table in new[] { "organization", "policy", "version", "change", "text", "clause", "capture", "reading", "memento", "backfill" })
        {
            Console.WriteLine($"{table,-14}{await library.NumberAsync($"select count(*) from {table}"),12:N0}");
        }

        Console.WriteLine($"{"size",-14}{await library.NumberAsync("select pg_database_size(current_database()) / 1000000"),12:N0} MB, made in {clock.Elapsed:hh\\:mm\\:ss}");
    }

    private static async Task<string> SqlAsync(string name)
    {
        await using var stream = typeof(MadeDatabase).Assembly.GetManifestResourceStream($"Dashboard.{name}.sql")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private sealed class Said : IProgress<OtaImported>
    {
        public void Report(OtaImported value) => Console.Error.WriteLine($"{value.Done} of {value.Documents}: {value.Document}");
    }
}
