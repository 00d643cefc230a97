using System.Text;
using PolicyDiff.Policies;
using PolicyDiff.Policies.Discovery;
using PolicyDiff.Tests.Fetching;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Policies.Discovery;

/// <summary>A live site and an archive on loopback, spoken to as the program speaks to them.</summary>
public sealed class PolicyDiscoveryTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Policies_are_found_through_time_over_a_page_that_lists_them_and_what_is_none_is_left_out()
    {
        await using var site = new TestSite { Pages = { ["/"] = "<html lang=de><a href='/rechtliches'>Rechtliches</a><a href='/blog/datenschutz'>Datenschutz im Alltag</a></html>", ["/rechtliches"] = "<html lang=de><a href='/datenschutz'>Datenschutzerklärung</a><a href='/agb'>AGB</a></html>" } };
        await using var archive = Archive(site, new()
        {
            ["20100601000000"] = "<html lang=de><p><a href='/ds.htm'>Datenschutz</a></p></html>",
            ["20150601000000"] = "<html lang=de><p><a href='/datenschutz'>Datenschutz</a></p></html>",
        });
        await using var library = await OpenAsync(archive);
        var found = await DiscoverAsync(library, site);

        Assert.Empty(found.Problems);
        Assert.Equal(3, found.HomePages.Count);
        Assert.Equal([("Privacy Policy", "de"), ("Terms of Service", "de")], found.Policies.Select(policy => (policy.Type, policy.Language)));
        Assert.Equal([site.At("/datenschutz"), site.At("/ds.htm")], found.Policies[0].Addresses.Select(address => address.Address));
        var old = found.Policies[0].Addresses[1];
        Assert.Equal((2010, 2010, 2015, false), (old.FirstLinked.Year, old.LastLinked.Year, old.NotLinkedAfter!.Value.Year, old.Live));
        Assert.Equal(site.At("/rechtliches"), found.Policies[1].Addresses[0].Via);
        var requests = found.Policies.SelectMany(policy => policy.Requests("Fähre")).ToList();
        Assert.Equal([false, true, false], requests.Select(request => request.Joins));
    }

    [Fact]
    public async Task Without_its_live_page_the_archived_half_is_shown_and_without_its_archive_the_live_one()
    {
        await using var site = new TestSite();
        await using var archive = Archive(site, new() { ["20100601000000"] = "<html lang=en><a href='/privacy'>Privacy Policy</a></html>" });
        await using var library = await OpenAsync(archive);
        var past = await DiscoverAsync(library, site);
        Assert.Contains("The live home page could not be read", Assert.Single(past.Problems), StringComparison.Ordinal);
        Assert.Equal(site.At("/privacy"), Assert.Single(past.Policies).Addresses[0].Address);

        site.Pages["/"] = "<html lang=en><a href='/terms-of-use'>Terms of Use</a></html>";
        await using var blocked = new LoopbackServer(request => request.SendAsync("403 Forbidden", Encoding.UTF8.GetBytes("Blocked Site Error")));
        await using var other = await OpenAsync(blocked);
        var live = await DiscoverAsync(other, site);
        Assert.Single(live.Problems);
        Assert.Equal("Terms of Service", Assert.Single(live.Policies).Type);
    }

    private static async Task<DiscoveryResult> DiscoverAsync(TestLibrary library, TestSite site)
    {
        var discovery = library.Get<PolicyDiscovery>();
        var (home, problem) = discovery.SiteOf(site.At("/some/page"));
        Assert.Null(problem);
        return await discovery.DiscoverAsync(home!, null, _ => { }, Cancelled);
    }

    private Task<TestLibrary> OpenAsync(LoopbackServer archive) => TestLibrary.OpenAsync(postgres, new() { Archive = archive.Address });

    private static LoopbackServer Archive(TestSite site, Dictionary<string, string> homes) => new(async request =>
    {
        if (request.Path.StartsWith("/cdx/", StringComparison.Ordinal))
        {
            var lines = homes.Keys.Select(stamp => $"local)/ {stamp} {site.At("/")} text/html 200 {stamp} 100\n");
            await request.SendAsync("200 OK\r\nContent-Type: text/plain", Encoding.UTF8.GetBytes(string.Concat(lines)));
        }
        else if (homes.FirstOrDefault(home => request.Path.StartsWith($"/web/{home.Key}id_/", StringComparison.Ordinal) && request.Path.EndsWith(site.At("/"), StringComparison.Ordinal)) is { Value: { } page } found)
        {
            var instant = DateTimeOffset.ParseExact(found.Key, "yyyyMMddHHmmss", null, System.Globalization.DateTimeStyles.AssumeUniversal);
            await request.SendAsync($"200 OK\r\nContent-Type: text/html; charset=utf-8\r\nMemento-Datetime: {instant:r}", Encoding.UTF8.GetBytes(page));
        }
        else
        {
            await request.SendAsync("404 Not Found", []);
        }
    });
}
