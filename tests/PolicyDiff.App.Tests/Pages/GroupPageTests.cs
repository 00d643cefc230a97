using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>The feed's card of a change that several policies of an organization got on the same days.</summary>
public sealed class GroupPageTests(PostgresFixture postgres, BrowserFixture browser)
{
    private const string Sale = "We may sell your personal information to carefully chosen advertising partners, who use it to show you offers that suit you.";

    [Fact]
    public async Task The_feed_shows_one_card_that_links_the_other_policies()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:PublicReading", "true"));
        var history = new PageHistory(site);
        var day = 30.0;
        foreach (var name in new[] { "Privacy Policy", "Terms of Service", "Cookie Policy" })
        {
            var pairing = await history.TrackAsync(name);
            var own = $"This is the {name} of Lantern Ferry, and it binds whoever goes on board with one of our tickets.";
            foreach (var seen in new[] { 0.0, 10 }) await history.TakeAsync(pairing, seen, own);
            foreach (var seen in new[] { day, day + 5 }) await history.TakeAsync(pairing, seen, own, Sale);
            day += 1;
        }

        using var reader = site.NewVisitor();
        var feed = await reader.ReadAsync("/");
        Assert.Equal(2, feed.Split(Sale[..40]).Length);
        Assert.Matches("The same change was made to: <a href=\"/policies/lantern-ferry/privacy-policy/changes/[0-9a-f]{12}\\.\\.[0-9a-f]{12}\">Privacy Policy</a>, <a href=\"/policies/lantern-ferry/terms-of-service/changes/[0-9a-f.]+\">Terms of Service</a>", feed);

        var page = await browser.OpenAsync(1280);
        await page.GotoAsync(site.Address.AbsoluteUri);
        Assert.Equal(1, await page.Locator("article.change:not(.change-first)").CountAsync());
        await PageHistory.PictureAsync(page, "group");
        await page.ClickAsync("article.change >> text=Terms of Service");
        Assert.Contains("Terms of Service", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await PageHistory.PictureAsync(page, "group-change");
        await page.Context.DisposeAsync();
    }
}
