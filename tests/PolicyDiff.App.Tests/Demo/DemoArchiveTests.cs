using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using PolicyDiff.App.Demo;

namespace PolicyDiff.App.Tests.Demo;

public sealed class DemoArchiveTests(DemoServers servers) : IClassFixture<DemoServers>
{
    private int Port => servers.Site.Port;

    private DemoPolicy LumoraPrivacy => servers.World.Organizations[0].Policies[0];

    [Fact]
    public async Task Every_capture_is_served_with_its_status_headers_and_bytes()
    {
        Assert.True(servers.World.Captures.Count > 150);
        foreach (var capture in servers.World.Captures)
        {
            var answer = await servers.AskArchiveAsync($"/web/{capture.Timestamp}id_/{capture.Address(Port)}");
            Assert.Equal(capture.Status, (int)answer.Status);
            Assert.Equal(capture.Instant.ToString("r", CultureInfo.InvariantCulture), answer["Memento-Datetime"]);
            Assert.Equal(capture.Page.ContentType, answer["x-archive-orig-content-type"]);
            Assert.Equal(capture.Page.ContentType, answer["Content-Type"]);
            Assert.Equal(capture.Page.Bytes, answer.Body);
            Assert.Contains($"<{capture.Address(Port)}>; rel=\"original\"", answer["Link"], StringComparison.Ordinal);
            Assert.Contains("rel=\"timemap\"", answer["Link"], StringComparison.Ordinal);
            Assert.Contains("rel=\"timegate\"", answer["Link"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Links_lead_to_the_neighbours_in_time()
    {
        var (before, capture, after) = (LumoraPrivacy.Captures[3], LumoraPrivacy.Captures[4], LumoraPrivacy.Captures[5]);
        var link = (await servers.AskArchiveAsync($"/web/{capture.Timestamp}id_/{capture.Address(Port)}"))["Link"];
        Assert.Contains($"/web/{LumoraPrivacy.Captures[0].Timestamp}/{LumoraPrivacy.Captures[0].Address(Port)}>; rel=\"first memento\"", link, StringComparison.Ordinal);
        Assert.Contains($"/web/{before.Timestamp}/{before.Address(Port)}>; rel=\"prev memento\"", link, StringComparison.Ordinal);
        Assert.Contains($"/web/{after.Timestamp}/{after.Address(Port)}>; rel=\"next memento\"", link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Paging_with_a_resume_key_lists_the_same_captures_whatever_the_limit(int limit)
    {
        foreach (var policy in servers.World.Policies)
        {
            var address = Uri.EscapeDataString(policy.Addresses(Port)[0].AbsoluteUri);
            var expected = policy.Captures.Where(capture => capture.Key == IndexKey.Of(policy.Host, policy.Paths[0])).Select(capture => capture.Timestamp);
            var listed = new List<string>();
            string? key = null;
            do
            {
                var resume = key is null ? "" : "&resumeKey=" + Uri.EscapeDataString(key);
                var page = (await servers.AskArchiveAsync($"/cdx/search/cdx?url={address}&limit={limit}&showResumeKey=true{resume}")).Text.Split("\n\n");
                var lines = page[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Assert.True(lines.Length <= limit);
                listed.AddRange(lines.Select(line => line.Split(' ')[1]));
                key = page.Length > 1 ? page[1].Trim() : null;
            }
            while (key is not null);
            Assert.Equal(expected, listed);
        }
    }

    [Fact]
    public async Task A_listing_tells_columns_as_the_wayback_machine_does()
    {
        var capture = LumoraPrivacy.Captures[0];
        var line = (await servers.AskArchiveAsync($"/cdx/search/cdx?url=lumora.localhost/privacy&limit=1")).Text;
        Assert.Equal($"localhost,lumora)/privacy 20030614091244 http://lumora.localhost:{Port}/privacy text/html 200 {capture.Digest} {capture.Page.Bytes.Length}\n", line);
    }

    [Fact]
    public async Task A_revisit_is_listed_without_a_status_and_replayed_with_one()
    {
        var revisit = servers.World.Captures.First(capture => capture.IsRevisit);
        var text = (await servers.AskArchiveAsync($"/cdx/search/cdx?url=kinetrel.localhost/privacy&from={revisit.Timestamp}&to={revisit.Timestamp}&fl=timestamp,mimetype,statuscode,digest")).Text;
        var original = servers.World.Captures.First(capture => capture.Digest == revisit.Digest);
        Assert.Equal($"{revisit.Timestamp} warc/revisit - {original.Digest}\n", text);
        Assert.Equal(HttpStatusCode.OK, (await servers.AskArchiveAsync($"/web/{revisit.Timestamp}id_/{revisit.Address(Port)}")).Status);
    }

    [Theory]
    [InlineData("https://WWW.Lumora.localhost/Privacy/")]
    [InlineData("lumora.localhost/privacy")]
    [InlineData("http://lumora.localhost:9999/privacy")]
    public async Task Scheme_case_port_www_and_trailing_slash_do_not_matter(string address)
    {
        var listing = await servers.AskArchiveAsync($"/cdx/search/cdx?url={Uri.EscapeDataString(address)}&fl=timestamp");
        Assert.Equal(LumoraPrivacy.Captures.Count, listing.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task From_and_to_are_prefixes()
    {
        var listing = await servers.AskArchiveAsync("/cdx/search/cdx?url=lumora.localhost/privacy&from=2006&to=200709&fl=timestamp");
        Assert.Equal("20060821144008\n20061003021755\n20070917113102\n", listing.Text);
    }

    [Fact]
    public async Task Json_has_a_header_row_and_nothing_is_an_empty_array()
    {
        var table = JsonSerializer.Deserialize<string[][]>((await servers.AskArchiveAsync("/cdx/search/cdx?url=lumora.localhost/&output=json&limit=2&showResumeKey=true")).Text)!;
        Assert.Equal("urlkey", table[0][0]);
        Assert.Equal(5, table.Length);
        Assert.Empty(table[3]);
        Assert.StartsWith("localhost%2Clumora%29%2F+", table[4][0], StringComparison.Ordinal);
        Assert.Equal("[]\n", (await servers.AskArchiveAsync("/cdx/search/cdx?url=nobody.localhost/&output=json")).Text);
        Assert.Empty((await servers.AskArchiveAsync("/cdx/search/cdx?url=nobody.localhost/")).Body);
    }

    [Theory]
    [InlineData("/cdx/search/cdx", "url parameter is required")]
    [InlineData("/cdx/search/cdx?url=x.y&limit=many", "limit is a number other than 0")]
    [InlineData("/cdx/search/cdx?url=x.y&fl=colour", "there is no field colour")]
    [InlineData("/cdx/search/cdx?url=x.y&collapse=digest", "the demo's archive does not know the parameter collapse")]
    public async Task A_wrong_query_is_refused_in_plain_text(string path, string sentence)
    {
        var answer = await servers.AskArchiveAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(sentence, answer.Text.Trim());
    }

    [Fact]
    public async Task A_time_between_captures_leads_to_the_nearest_and_is_no_memento()
    {
        var answer = await servers.AskArchiveAsync($"/web/20030615000000id_/http://lumora.localhost:{Port}/privacy");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("found capture at 20030614091244", answer["x-archive-redirect-reason"]);
        Assert.EndsWith($"/web/20030614091244id_/http://lumora.localhost:{Port}/privacy", answer["Location"], StringComparison.Ordinal);
        Assert.Null(answer["Memento-Datetime"]);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task An_archived_redirect_is_a_memento_and_leads_to_the_moved_page()
    {
        var first = await servers.AskArchiveAsync($"/web/20120402052030id_/http://lumora.localhost:{Port}/tos.html");
        Assert.Equal(HttpStatusCode.MovedPermanently, first.Status);
        Assert.NotNull(first["Memento-Datetime"]);
        Assert.Equal("/legal/terms", first["x-archive-orig-location"]);

        var second = await servers.AskArchiveAsync(new Uri(first["Location"]!).PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, second.Status);
        Assert.Null(second["Memento-Datetime"]);
        Assert.Equal("found capture at 20120402052033", second["x-archive-redirect-reason"]);

        Assert.Equal(HttpStatusCode.OK, (await servers.AskArchiveAsync(new Uri(second["Location"]!).PathAndQuery)).Status);
    }

    [Fact]
    public async Task An_archived_redirect_for_reading_is_a_page_of_the_archive()
    {
        var answer = await servers.AskArchiveAsync($"/web/20120402052030/http://lumora.localhost:{Port}/tos.html");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer["Memento-Datetime"]);
    }

    [Fact]
    public async Task A_page_for_reading_keeps_its_bytes_below_a_notice()
    {
        var capture = LumoraPrivacy.Captures[0];
        var answer = await servers.AskArchiveAsync($"/web/{capture.Timestamp}/{capture.Address(Port)}");
        var html = Encoding.Latin1.GetString(answer.Body);
        Assert.Contains("PolicyDiff demo archive: this page as captured on 14 June 2003, 09:12:44 UTC", html, StringComparison.Ordinal);
        Assert.Contains((byte)0x93, answer.Body);
        Assert.Contains($"/web/{capture.Timestamp}/http://lumora.localhost:{Port}/tos.html", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_captures_is_a_404_of_the_archive()
    {
        var answer = await servers.AskArchiveAsync("/web/2015id_/http://nobody.localhost/privacy");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Null(answer["Memento-Datetime"]);
        Assert.Contains("has no capture", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2003", "20030614091244")]
    [InlineData("2", "20260")]
    [InlineData("20039999", "20260")]
    public async Task A_short_or_odd_timestamp_finds_a_capture(string timestamp, string expected)
    {
        var answer = await servers.AskArchiveAsync($"/web/{timestamp}id_/http://lumora.localhost:{Port}/privacy");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains($"/web/{expected}", answer["Location"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timegate_negotiates_by_date()
    {
        var answer = await servers.AskArchiveAsync($"/web/http://lumora.localhost:{Port}/privacy", "Wed, 20 Aug 2008 00:00:00 GMT");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("/web/20080305190026/", answer["Location"], StringComparison.Ordinal);
        Assert.Equal("accept-datetime", answer["Vary"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await servers.AskArchiveAsync($"/web/http://lumora.localhost:{Port}/privacy", "yesterday")).Status);
    }

    [Fact]
    public async Task The_timemap_lists_every_capture()
    {
        var answer = await servers.AskArchiveAsync($"/web/timemap/link/http://lumora.localhost:{Port}/privacy");
        Assert.Equal("application/link-format", answer["Content-Type"]);
        Assert.Equal(LumoraPrivacy.Captures.Count, answer.Text.Split(",\n").Count(link => link.Contains("memento\"", StringComparison.Ordinal)));
        Assert.Contains("rel=\"first memento\"; datetime=\"Sat, 14 Jun 2003 09:12:44 GMT\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await servers.AskArchiveAsync("/web/timemap/link/http://nobody.localhost/")).Status);
    }
}
