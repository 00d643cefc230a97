using Microsoft.EntityFrameworkCore;
using PolicyDiff.Policies;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Policies;

public sealed class PolicyRegistryTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://user:secret@127.0.0.1/privacy", "user name or password")]
    [InlineData("http://10.0.0.7/privacy", "10.0.0.7")]
    [InlineData("http://localhost/privacy", "localhost")]
    [InlineData("http://[::1]/privacy", "::1")]
    [InlineData("file:///etc/passwd", "only http and https")]
    [InlineData("ftp://example.com/privacy", "only http and https")]
    [InlineData("https://", "not a complete address")]
    [InlineData("", "not a complete address")]
    public async Task An_address_that_is_not_allowed_is_refused_with_a_sentence_and_nothing_is_stored(string address, string says)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await AssertRefusedAsync(library, new() { Address = address }, says);
    }

    [Fact]
    public async Task A_selector_that_is_no_CSS_is_refused()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await AssertRefusedAsync(library, new() { Address = "http://127.0.0.1/privacy", Selectors = new(["div[["], []) }, "div[[");
        await AssertRefusedAsync(library, new() { Address = "http://127.0.0.1/privacy", Selectors = new([], ["p["]) }, "p[");
    }

    [Fact]
    public async Task What_no_index_and_no_column_can_hold_is_refused()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var noise = new char[4000];
        Random.Shared.GetItems("abcdefghijklmnopqrstuvwxyz0123456789".AsSpan(), noise);
        await AssertRefusedAsync(library, new() { Address = "http://127.0.0.1/privacy?" + new string(noise) }, "longer than");
        await AssertRefusedAsync(library, new() { Address = "http://127.0.0.1/privacy", Organization = "Lantern\0" }, "control characters");
    }

    [Fact]
    public async Task A_page_that_cannot_be_reached_is_tracked_and_its_outcome_kept()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var added = await library.Get<PolicyRegistry>().AddAsync(new() { Address = "http://127.0.0.1:1/privacy", Organization = "Lantern Ferry" }, Cancelled);

        Assert.True(added.Added);
        Assert.Null(added.Problem);
        Assert.Equal("lantern-ferry/privacy-policy", added.Policy!.FullSlug);
        await using var db = library.Db();
        Assert.Equal(CaptureOutcome.Unreachable, (await db.Readings.SingleAsync(Cancelled)).Outcome);
        Assert.NotNull((await db.Policies.SingleAsync(Cancelled)).NextCheckAt);
        Assert.Equal(0, await library.CountAsync("version"));
    }

    [Fact]
    public async Task Adding_reads_the_live_page_and_adding_again_says_that_it_is_tracked()
    {
        await using var site = new TestSite { Pages = { ["/privacy"] = Captures.Page(1) } };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var registry = library.Get<PolicyRegistry>();
        var first = await registry.AddAsync(new() { Address = site.At("/privacy#section-2"), Organization = " Lantern Ferry " }, Cancelled);
        var again = await registry.AddAsync(new() { Address = site.At("/privacy"), Type = "privacy policy" }, Cancelled);

        Assert.Equal((true, "Lantern Ferry", "Privacy Policy"), (first.Added, first.Policy!.Organization.Name, first.Policy.Type));
        Assert.Equal((false, first.Policy.Id), (again.Added, again.Policy!.Id));
        Assert.Equal(1, await library.CountAsync("version"));
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task Adds_of_one_policy_at_once_make_one()
    {
        await using var site = new TestSite { Pages = { ["/privacy"] = Captures.Page(1) } };
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? library : other).Get<PolicyRegistry>().AddAsync(new() { Address = site.At("/privacy") }, Cancelled)));

        Assert.Single(added.Select(one => one.Policy!.Id).Distinct());
        foreach (var table in new[] { "organization", "policy", "source", "policy_source", "version" }) Assert.Equal(1, await library.CountAsync(table));
    }

    [Fact]
    public async Task An_old_address_that_redirects_joins_the_policy_that_is_there_now()
    {
        await using var site = new TestSite { Pages = { ["/legal"] = Two }, Redirects = { ["/old-privacy.html"] = "/legal" } };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var registry = library.Get<PolicyRegistry>();
        // Two policies of one type on the page: the redirect joins the one that was asked for.
        var first = await registry.AddAsync(new() { Address = site.At("/legal"), Type = "Privacy Policy", Selectors = new(["#guests"], []) }, Cancelled);
        var second = await registry.AddAsync(new() { Address = site.At("/legal"), Type = "Privacy Policy", Selectors = new(["#staff"], []) }, Cancelled);
        Assert.Equal(("privacy-policy", "privacy-policy-2"), (first.Policy!.Slug, second.Policy!.Slug));
        var joined = await registry.AddAsync(new() { Address = site.At("/old-privacy.html"), Selectors = new(["#staff"], []) }, Cancelled);

        Assert.Equal(second.Policy.Id, joined.Policy!.Id);
        await using var db = library.Db();
        Assert.Equal(2, await db.Policies.CountAsync(Cancelled));
        var sources = await db.PolicySources.Where(pairing => pairing.PolicyId == second.Policy.Id).OrderBy(pairing => pairing.Id).ToListAsync(Cancelled);
        Assert.Equal([true, false], sources.Select(pairing => pairing.Live));
        Assert.Equal(1, await db.Versions.CountAsync(version => version.PolicyId == second.Policy.Id, Cancelled));
    }

    [Fact]
    public async Task A_second_policy_of_a_page_gets_the_history_of_the_captures_that_are_there()
    {
        await using var site = new TestSite { Pages = { ["/legal"] = Two } };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var first = await library.TrackAsync(site.At("/legal"), "Privacy Policy", new() { Address = "", Selectors = new(["#guests"], []) });
        await library.TakeAsync(Captures.Of(first.SourceId, 0, Two.Replace("ninety", "thirty", StringComparison.Ordinal)));

        var second = await library.Get<PolicyRegistry>().AddAsync(new() { Address = site.At("/legal"), Type = "Staff Policy", Selectors = new(["#staff"], []) }, Cancelled);
        await using var db = library.Db();
        Assert.Equal(2, await db.Versions.CountAsync(version => version.PolicyId == second.Policy!.Id, Cancelled));
    }

    [Fact]
    public async Task Adding_what_an_import_brought_begins_to_watch_it()
    {
        await using var site = new TestSite { Pages = { ["/privacy"] = Captures.Page(1) } };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var imported = await library.TrackAsync(site.At("/privacy"), as_: new() { Address = "", Watched = false });
        Assert.Null(await library.Get<LiveCheck>().CheckAsync(imported.PolicyId, Cancelled));

        var added = await library.Get<PolicyRegistry>().AddAsync(new() { Address = site.At("/privacy") }, Cancelled);
        Assert.Equal(imported.PolicyId, added.Policy!.Id);
        Assert.NotNull(added.Policy.NextCheckAt);
        Assert.Equal(CaptureOutcome.Ok, (await library.Get<LiveCheck>().CheckAsync(imported.PolicyId, Cancelled))!.Outcome);
    }

    [Fact]
    public async Task A_policy_is_found_by_slug_and_by_address_and_an_address_of_several_names_them()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var alone = await library.TrackAsync("https://ferry.example/cookies", "Cookie Policy");
        await library.TrackAsync("https://ferry.example/legal", "Privacy Policy", new() { Address = "", Selectors = new(["#a"], []) });
        await library.TrackAsync("https://ferry.example/legal", "Terms of Service", new() { Address = "", Selectors = new(["#b"], []) });
        var finder = library.Get<PolicyFinder>();

        foreach (var given in new[] { "lantern-ferry/cookie-policy", "https://ferry.example/cookies", "ferry.example/cookies", " https://FERRY.example/cookies#top " })
        {
            Assert.Equal(alone.PolicyId, (await finder.FindAsync(given, Cancelled)).Policy?.Id);
        }

        var several = await finder.FindAsync("https://ferry.example/legal", Cancelled);
        Assert.Null(several.Policy);
        Assert.Contains("lantern-ferry/privacy-policy, lantern-ferry/terms-of-service", several.Problem, StringComparison.Ordinal);
        foreach (var given in new[] { "nobody/nothing", "https://other.example/", "", "a\0b", "file:///etc/passwd", "https://" }) Assert.Contains("policydiff add URL", (await finder.FindAsync(given, Cancelled)).Problem, StringComparison.Ordinal);
        Assert.Equal(["cookie-policy", "privacy-policy", "terms-of-service"], (await finder.AllAsync(Cancelled)).Select(policy => policy.Slug));
    }

    private const string Two =
        "<html><body><div id='guests'><h2>Privacy of guests</h2><p>We keep the names of our guests for thirty days, share them with nobody, and delete all personal data after the crossing is over.</p></div>"
        + "<div id='staff'><h2>Privacy of staff</h2><p>We keep the names of our staff for ninety days, share them with the tax office, and delete all personal data after the contract is over.</p></div></body></html>";

    private static async Task AssertRefusedAsync(TestLibrary library, PolicyRequest request, string says)
    {
        var refused = await library.Get<PolicyRegistry>().AddAsync(request, Cancelled);
        Assert.Null(refused.Policy);
        Assert.False(refused.Added);
        Assert.Contains(says, refused.Problem, StringComparison.Ordinal);
        foreach (var table in new[] { "organization", "policy", "source", "policy_source", "capture", "body" }) Assert.Equal(0, await library.CountAsync(table));
    }
}
