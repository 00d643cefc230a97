using System.Net;
using PolicyDiff.App.Demo;

namespace PolicyDiff.App.Tests.Demo;

public sealed class DemoSiteTests(DemoServers servers) : IClassFixture<DemoServers>
{
    [Fact]
    public async Task Every_policy_is_live_with_its_newest_archived_text_and_other_bytes_each_time()
    {
        foreach (var policy in servers.World.Policies)
        {
            var first = await servers.AskSiteAsync(policy.Host, policy.Paths[0]);
            var second = await servers.AskSiteAsync(policy.Host, policy.Paths[0]);
            Assert.Equal(HttpStatusCode.OK, first.Status);
            Assert.All(policy.Live.Text.Blocks.SelectMany(block => block.Spans).Where(span => !span.Text.Contains('\t', StringComparison.Ordinal)), span => Assert.Contains(span.Text, first.Text, StringComparison.Ordinal));
            Assert.NotEqual(first.Body, second.Body);
        }
    }

    [Fact]
    public async Task A_home_page_links_to_live_policies()
    {
        foreach (var organization in servers.World.Organizations)
        {
            var home = await servers.AskSiteAsync(organization.Host, "/");
            Assert.Equal(HttpStatusCode.OK, home.Status);
            Assert.All(organization.Policies, policy => Assert.Contains($"href=\"{policy.Paths[0]}\"", home.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Advancing_publishes_the_next_version_and_a_later_run_can_start_there()
    {
        await using var site = await DemoSite.StartAsync(servers.World, new(Port: 0), TimeProvider.System, CancellationToken.None);
        const string reversed = "We do use private albums to train models";
        Assert.DoesNotContain(reversed, (await servers.AskSiteAsync("lumora.localhost", "/privacy", site)).Text, StringComparison.Ordinal);

        site.Advance();
        Assert.Contains(reversed, (await servers.AskSiteAsync("lumora.localhost", "/privacy", site)).Text, StringComparison.Ordinal);

        await using var later = await DemoSite.StartAsync(servers.World, new(Port: 0, Advanced: true), TimeProvider.System, CancellationToken.None);
        Assert.Contains(reversed, (await servers.AskSiteAsync("lumora.localhost", "/privacy", later)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moved_address_redirects()
    {
        var answer = await servers.AskSiteAsync("lumora.localhost", "/tos.html");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.Equal("/legal/terms", answer["Location"]);
    }

    [Theory]
    [InlineData("lumora.localhost", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("www.tarnbeck.localhost", "/cookies/", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", "/", HttpStatusCode.OK)]
    public async Task Other_addresses_answer_as_a_site_would(string host, string path, HttpStatusCode status) =>
        Assert.Equal(status, (await servers.AskSiteAsync(host, path)).Status);

    [Fact]
    public async Task Only_reading_is_allowed() =>
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await servers.AskSiteAsync("lumora.localhost", "/privacy", method: HttpMethod.Post)).Status);

    [Fact]
    public async Task A_taken_port_is_no_obstacle()
    {
        await using var second = await DemoSite.StartAsync(servers.World, new(servers.Site.Port), TimeProvider.System, CancellationToken.None);
        Assert.NotEqual(servers.Site.Port, second.Port);
        Assert.Equal(HttpStatusCode.OK, (await servers.AskSiteAsync("lumora.localhost", "/privacy", second)).Status);
    }
}
