using System.Net;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Forms;

public sealed class AddPageTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_is_added_read_and_its_past_asked_for()
    {
        await using var tern = await SmallSite.StartAsync();
        await using var site = await StartedSite.StartAsync(postgres, ("Fetching:AllowedPrivateHosts", "127.0.0.1"));
        using var editor = await site.SignedInAsync(Account.Editor);

        var answer = await editor.SubmitAsync(
            "/add", "/add", ("Address", tern.Policy), ("Organization", "Tern & Tide"), ("Type", "Privacy Policy"), ("Language", "en"), ("Backfill", "true"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/policies/tern-tide/privacy-policy", answer.Headers.Location!.OriginalString);
        var backfill = await site.AskAsync(db => db.Backfills.Include(row => row.Policy).SingleAsync(Cancellation));
        Assert.Equal(("privacy-policy", Backfill.Waiting, "changes"), (backfill.Policy.Slug, backfill.State, backfill.Strategy));
        Assert.Equal(1, await site.AskAsync(db => db.Versions.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Without_the_tick_the_past_is_left_alone()
    {
        await using var tern = await SmallSite.StartAsync();
        await using var site = await StartedSite.StartAsync(postgres, ("Fetching:AllowedPrivateHosts", "127.0.0.1"));
        using var editor = await site.SignedInAsync(Account.Editor);

        await editor.SubmitAsync("/add", "/add", ("Address", tern.Policy));

        Assert.Equal(1, await site.AskAsync(db => db.Policies.CountAsync(Cancellation)));
        Assert.Equal(0, await site.AskAsync(db => db.Backfills.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Selectors_cut_the_policy_out_and_are_kept()
    {
        await using var tern = await SmallSite.StartAsync();
        await using var site = await StartedSite.StartAsync(postgres, ("Fetching:AllowedPrivateHosts", "127.0.0.1"));
        using var editor = await site.SignedInAsync(Account.Editor);

        await editor.SubmitAsync("/add", "/add", ("Address", tern.Policy), ("Select", "main p\r\n main h2 \r\n\r\n"), ("Remove", "h1"));

        var pairing = await site.AskAsync(db => db.PolicySources.SingleAsync(Cancellation));
        Assert.Equal(["main p", "main h2"], pairing.SelectCss);
        Assert.Equal(["h1"], pairing.RemoveCss);
    }

    [Theory]
    [InlineData("", "Address")]
    [InlineData("ftp://example.org/privacy", "Address")]
    [InlineData("https://user:secret@example.org/privacy", "Address")]
    [InlineData("http://127.0.0.1/privacy", "Address")]
    [InlineData("http://169.254.169.254/latest/meta-data", "Address")]
    [InlineData("file:///etc/passwd", "Address")]
    [InlineData("http://in\\@out/", "Address")]
    public async Task An_address_that_is_not_allowed_is_refused_beside_its_field_and_stores_nothing(string address, string field)
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var editor = await site.SignedInAsync(Account.Editor);

        var answer = await editor.SubmitAsync("/add", "/add", ("Address", address), ("Organization", "Kept & shown"));
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kept &amp; shown\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.Organizations.CountAsync(Cancellation)));
        Assert.Equal(0, await site.AskAsync(db => db.Sources.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData("Language", "english please")]
    [InlineData("Select", "main >>> [")]
    [InlineData("Remove", "::::")]
    [InlineData("Organization", "two\nlines")]
    public async Task Each_mistake_stands_beside_its_field(string field, string value)
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var editor = await site.SignedInAsync(Account.Editor);

        var answer = await editor.SubmitAsync("/add", "/add", ("Address", "https://example.org/privacy"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"id=\"{field}-error\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.Policies.CountAsync(Cancellation)));
    }
}
