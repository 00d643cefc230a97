using System.Net;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Security;

/// <summary>Every address there is, whoever mapped it. A new one appears here as "read" without anybody's doing; what is more open must be named.</summary>
public sealed class EndpointTests(PostgresFixture postgres)
{
    private static readonly string[] Anonymous =
    [
        "/sign-in", "/setup", "/error/{code:int?}", "/unsubscribe/{key}", "/unsubscribe/{key}", "/healthz/live", "/healthz/ready",
    ];

    private static readonly string[] SignedIn = ["/account", "/alerts", "/sign-out"];

    private static readonly string[] Editing = ["/add", "/policies/{organization}/{policy}/settings", "/policies/{organization}/{policy}/addresses"];

    // Each with its reason in the page's own words: the first is for mail programs, the second changes nothing.
    private static readonly string[] WithoutFormToken = ["/unsubscribe/{key}", "/unsubscribe/{key}", "/error/{code:int?}"];

    [Fact]
    public async Task Every_address_has_the_policy_it_should()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var all = await EndpointAccess.AllAsync(site.Services);

        Assert.Contains(all, endpoint => endpoint.Route == "/backfills");
        foreach (var endpoint in all)
        {
            var expected = Anonymous.Contains(endpoint.Route) ? "anonymous"
                : SignedIn.Contains(endpoint.Route) ? AccessPolicies.SignedIn
                : Editing.Contains(endpoint.Route) ? AccessPolicies.Edit
                : endpoint.Route.StartsWith("/admin", StringComparison.Ordinal) ? AccessPolicies.Own
                : AccessPolicies.Read;
            Assert.Equal((endpoint.Route, expected), (endpoint.Route, endpoint.Access));
        }
    }

    [Fact]
    public async Task Every_address_asks_for_a_form_token_but_the_known_ones()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        foreach (var endpoint in await EndpointAccess.AllAsync(site.Services))
        {
            Assert.Equal((endpoint.Route, !WithoutFormToken.Contains(endpoint.Route)), (endpoint.Route, endpoint.NeedsFormToken));
        }
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_stranger_gets_what_is_open_and_nothing_else(string publicReading)
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:PublicReading", publicReading));
        using var stranger = site.NewVisitor();
        foreach (var endpoint in await EndpointAccess.AllAsync(site.Services))
        {
            var answer = await stranger.GetAsync(endpoint.Sample);
            var open = endpoint.Access == "anonymous" || (endpoint.Access == "read" && publicReading == "true");
            Assert.Equal((endpoint.Sample, !open), (endpoint.Sample, IsTurnedAway(answer)));
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_stranger_changes_nothing_even_where_reading_is_public(string method)
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:PublicReading", "true"));
        using var stranger = site.NewVisitor();
        foreach (var endpoint in (await EndpointAccess.AllAsync(site.Services)).Where(endpoint => endpoint.Access != "anonymous"))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), endpoint.Sample);
            var answer = await stranger.SendAsync(request);
            Assert.True(IsTurnedAway(answer) || answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{method} {endpoint.Sample}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Even_the_owner_is_refused_without_a_form_token(string method)
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        foreach (var endpoint in (await EndpointAccess.AllAsync(site.Services)).Where(endpoint => endpoint.NeedsFormToken))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), endpoint.Sample) { Content = new FormUrlEncodedContent([new("id", "1")]) };
            var answer = await owner.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"{method} {endpoint.Sample}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Readers_read_and_do_not_change()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var reader = await site.SignedInAsync(Account.Reader);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/backfills")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/add")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.SubmitAsync("/account", "/backfills?handler=Cancel", ("id", "1"))).StatusCode);
    }

    private static bool IsTurnedAway(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Unauthorized
        || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.PathAndQuery.StartsWith("/sign-in", StringComparison.Ordinal));
}
