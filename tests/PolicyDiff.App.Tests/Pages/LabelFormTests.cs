using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>An editor corrects what rules say of a change, in a real browser, and takes it back.</summary>
public sealed class LabelFormTests(PostgresFixture postgres, BrowserFixture browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_makes_a_change_noise_sees_why_it_is_quiet_and_takes_it_back()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var history = new PageHistory(site);
        var pairing = await history.TrackAsync("Privacy Policy");
        foreach (var day in new[] { 0, 30 })
        {
            await history.TakeAsync(pairing, day, $"We keep the names of passengers for {30 + day} days and sell them to nobody, whatever is offered.", "You may ask us what we hold about you, and have it deleted.");
        }

        var change = await site.AskAsync(db => db.Changes.AsNoTracking().SingleAsync(row => row.FromText != null, Cancellation));
        var page = await browser.OpenAsync(1280);
        await page.GotoAsync(new Uri(site.Address, "/sign-in").AbsoluteUri);
        await page.FillAsync("input[name=Email]", await site.AccountAsync(Account.Editor));
        await page.FillAsync("input[name=Password]", StartedSite.Password);
        await page.ClickAsync("main button[type=submit]");
        await page.GotoAsync(new Uri(site.Address, $"/policies/lantern-ferry/privacy-policy/changes/{change.FromText!.Value.Abbreviated}..{change.ToText!.Value.Abbreviated}").AbsoluteUri);
        Assert.Equal(0, await page.Locator("#why-quiet").CountAsync());

        await page.SelectOptionAsync("select[name='Label.News']", "noise");
        await page.FillAsync("input[name='Label.Note']", "A misprint");
        await page.ClickAsync("text=Keep the correction");
        Assert.Contains("called it noise", await page.InnerTextAsync("#why-quiet"), StringComparison.Ordinal);
        Assert.Contains("“A misprint”", await page.InnerTextAsync("ul.labels"), StringComparison.Ordinal);
        await PageHistory.PictureAsync(page, "label");

        await page.ClickAsync("text=Take all corrections back");
        Assert.Equal(0, await page.Locator("#why-quiet").CountAsync());
        Assert.Contains("took all corrections back", await page.InnerTextAsync("ul.labels"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("text=Take all corrections back").CountAsync());
        await PageHistory.PictureAsync(page, "label-back");
        var after = await site.AskAsync(db => db.Changes.AsNoTracking().SingleAsync(row => row.FromText != null, Cancellation));
        Assert.Equal((null, true), (after.LabelledNews, after.News));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_only_reads_gets_no_form_and_cannot_send_one()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var history = new PageHistory(site);
        var pairing = await history.TrackAsync("Privacy Policy");
        foreach (var day in new[] { 0, 30 }) await history.TakeAsync(pairing, day, $"We keep the names of passengers for {30 + day} days and sell them to nobody, whatever is offered.");
        var change = await site.AskAsync(db => db.Changes.AsNoTracking().SingleAsync(row => row.FromText != null, Cancellation));
        using var reader = await site.SignedInAsync(Account.Reader);
        var address = $"/policies/lantern-ferry/privacy-policy/changes/{change.FromText!.Value.Abbreviated}..{change.ToText!.Value.Abbreviated}";

        Assert.DoesNotContain("Label.News", await reader.ReadAsync(address), StringComparison.Ordinal);
        using var sent = await reader.SubmitAsync("/account", address, ("Label.News", "noise"));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(0, await site.AskAsync(db => db.Labels.CountAsync(Cancellation)));
    }
}
