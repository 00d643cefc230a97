using System.Net;
using System.Text.RegularExpressions;

namespace PolicyDiff.Benchmarks.Dashboard;

/// <summary>
/// The dashboard of the real program over a made database (<see cref="MadeDatabase"/>), asked over HTTP with eight connections by somebody who is not signed in, and the pages that
/// are kept for such readers also by its owner, for whom each is made anew.
/// Each kind of page is asked for at many addresses in turn; times are what a client sees over loopback, so they hold the waiting of eight for the machine's cores.
/// </summary>
internal static partial class DashboardBenchmark
{
    private const int Requests = 400;

    private static readonly string[] AlsoByOwner = ["feed", "version", "change", "change of 300 KB", "change of 2 MB", "health"];

    internal static async Task<int> MeasureAsync(string folder, string? only)
    {
        IReadOnlyList<(string Name, IReadOnlyList<string> Paths)> kinds;
        await using (var library = await BenchLibrary.OpenAsync(folder, making: false)) kinds = await KindsAsync(library);
        await using var program = await ServedProgram.StartAsync(folder);
        Console.WriteLine($"ready after {program.Ready.TotalSeconds:F1} s, {program.Memory / 1_000_000} MB; {Environment.ProcessorCount} cores; milliseconds");
        Console.WriteLine(PageCost.Head);
        using var stranger = Reader.Stranger(program);
        var load = new PageLoad(program, folder, stranger);
        await TellAsync(load, "", kinds.Append(("feed, page 2", await SecondPageAsync(load))).Where(kind => IsWanted(kind.Item1, only)));
        using var owner = await Reader.OwnerAsync(program);
        await TellAsync(new PageLoad(program, folder, owner), "owner: ", kinds.Where(kind => AlsoByOwner.Contains(kind.Name) && IsWanted(kind.Name, only)));
        Console.WriteLine($"{program.Memory / 1_000_000} MB at the end");
        foreach (var (name, path) in new[] { ("feed", "/"), ("change", kinds.First(kind => kind.Name == "change").Paths[0]) })
        {
            if (await load.ReadAsync(path) is { } page) Console.WriteLine($"weight of {name}: {page.Length:N0} characters, {WithoutText(page):N0} without captured text");
        }

        return 0;
    }

    private static bool IsWanted(string name, string? only) => only is null || name.Contains(only, StringComparison.Ordinal);

    private static async Task TellAsync(PageLoad load, string by, IEnumerable<(string Name, IReadOnlyList<string> Paths)> kinds)
    {
        foreach (var (name, paths) in kinds)
        {
            var cost = await load.MeasureAsync(by + name, paths, Requests);
            Console.WriteLine(cost is null ? $"{by + name,-28} (no such page)" : cost.ToString());
        }
    }

    private static async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Paths)>> KindsAsync(BenchLibrary library)
    {
        const string Policy = "'/policies/' || o.slug || '/' || p.slug";
        const string Change = Policy + " || '/changes/' || left(encode(c.from_text, 'hex'), 12) || '..' || left(encode(c.to_text, 'hex'), 12)";
        const string Changes = "from change c join policy p on p.id = c.policy_id join organization o on o.id = p.organization_id where c.from_text <> c.to_text and c.kind <> 'first'";
        const string Versions = "from version v join policy p on p.id = v.policy_id join organization o on o.id = p.organization_id";
        const string Longest = "join (select policy_id from version group by policy_id having count(*) >= 150 order by count(*) desc, policy_id limit 20) l on l.policy_id = p.id";
        var long200 = await library.RowsAsync($"select {Policy} from policy p join organization o on o.id = p.organization_id {Longest}");
        var organizations = await library.RowsAsync("select slug from organization where id > 100000 order by md5(slug) limit 40");
        var topics = await library.RowsAsync("select topic from change, unnest(topics) topic group by topic order by count(*) desc limit 8");
        return
        [
            ("feed", ["/"]),
            ("feed, topic", topics.ConvertAll(topic => "/?topic=" + Uri.EscapeDataString(topic))),
            ("feed, organization", organizations.ConvertAll(slug => "/?organization=" + slug)),
            ("feed, significance", ["/?significance=major", "/?significance=notable", "/?significance=minor", "/?significance=quiet"]),
            ("feed, topic and quiet", topics.ConvertAll(topic => $"/?topic={Uri.EscapeDataString(topic)}&significance=minor&quiet=1")),
            ("organization", organizations.ConvertAll(slug => "/organizations/" + slug)),
            ("organization, 60 policies", ["/organizations/organization-0"]),
            ("policy, 200 versions", long200),
            ("policy, its versions", long200.ConvertAll(path => path + "?tab=versions")),
            ("policy, its captures", long200.ConvertAll(path => path + "?tab=captures")),
            ("policy", await library.RowsAsync($"select {Policy} from policy p join organization o on o.id = p.organization_id where p.id > 100000 order by md5(p.slug) limit 100")),
            ("version", await library.RowsAsync($"select {Policy} || '/versions/' || left(encode(v.text_hash, 'hex'), 12) {Versions} where hashint8(v.id) % 1000 = 0 order by v.id limit 200")),
            ("change", await library.RowsAsync($"select {Change} {Changes} and hashint8(c.id) % 500 = 0 order by c.id limit 200")),
            ("change, one, gone viral", await library.RowsAsync($"select {Change} {Changes} order by c.significance desc, c.id limit 1")),
            ("change of 300 KB", await library.RowsAsync($"select {Change} {Changes} and p.name like 'Terms of 300 KB%' order by c.id")),
            ("change of 2 MB", await library.RowsAsync($"select {Change} {Changes} and p.name like 'Terms of 2 MB%'")),
            ("change of 300 KB, patch", await library.RowsAsync($"select {Change} || '.patch' {Changes} and p.name like 'Terms of 300 KB%' order by c.id")),
            ("compare", await library.RowsAsync($"select '/compare?a=' || o.slug || '/' || p.slug || '@' || left(encode(c.from_text, 'hex'), 12) || '&b=' || o.slug || '/' || p.slug || '@' || left(encode(c.to_text, 'hex'), 12) {Changes} and hashint8(c.id) % 500 = 0 order by c.id limit 100")),
            ("search", ["/search?q=arbitration", "/search?q=location+data", "/search?q=third+parties"]),
            ("health", ["/health"]),
            ("backfills", ["/backfills"]),
        ];
    }

    private static async Task<IReadOnlyList<string>> SecondPageAsync(PageLoad load) =>
        await load.ReadAsync("/") is { } feed && OlderLink().Match(feed) is { Success: true } older ? [WebUtility.HtmlDecode(older.Groups[1].Value)] : [];

    /// <summary>The page's length less what stands in the rows of a diff and in excerpts.</summary>
    private static int WithoutText(string page) => CapturedText().Replace(page, "").Length;

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex OlderLink();

    [GeneratedRegex("<div class=\"row-body\">.*?</div>|<p class=\"excerpt\">.*?</p>|<p class=\"quotes\">.*?</p>", RegexOptions.Singleline)]
    private static partial Regex CapturedText();
}
