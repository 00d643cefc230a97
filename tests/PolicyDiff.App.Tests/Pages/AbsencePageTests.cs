using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>A policy that was taken down and came back, as readers see it: in the feed, on its page, in its history.</summary>
public sealed class AbsencePageTests(PostgresFixture postgres, BrowserFixture browser)
{
    private const string Kept = "We keep the names of passengers for thirty days and sell them to nobody, whatever is offered.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_and_the_page_say_when_it_was_gone_what_the_address_answered_and_when_it_was_back()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:PublicReading", "true"));
        var text = await GoneAndBackAsync(site);
        using var reader = site.NewVisitor();
        var address = $"/policies/lantern-ferry/privacy-policy/absences/{text}";
        var feed = await reader.ReadAsync("/");
        Assert.Contains("Lantern Ferry no longer shows its Privacy Policy at its address", feed, StringComparison.Ordinal);
        Assert.Contains("Lantern Ferry shows its Privacy Policy again, in the same words", feed, StringComparison.Ordinal);
        Assert.Contains($"href=\"{address}\"", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("words added", feed, StringComparison.Ordinal);

        var shown = await reader.ReadAsync(address);
        Assert.Contains("3 times from 12 January 2020 to 16 January 2020", shown, StringComparison.Ordinal);
        Assert.Contains("after 2020-01-11 06:00 UTC (Our own check) and no later than 2020-01-12 06:00 UTC", System.Net.WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.Contains("<dd>410", shown, StringComparison.Ordinal);

        var page = await browser.OpenAsync(1280);
        foreach (var (name, path) in new[] { ("absence-feed", "/"), ("absence", address), ("absence-policy", "/policies/lantern-ferry/privacy-policy") })
        {
            await page.GotoAsync(new Uri(site.Address, path).AbsoluteUri);
            await PageHistory.PictureAsync(page, name);
        }

        await page.Context.DisposeAsync();
        var narrow = await browser.OpenAsync(320);
        await narrow.GotoAsync(new Uri(site.Address, address).AbsoluteUri);
        Assert.True(await narrow.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
        await PageHistory.PictureAsync(narrow, "absence-narrow");
        await narrow.Context.DisposeAsync();
    }

    [Fact]
    public async Task An_editor_calls_the_going_noise_and_the_coming_back_stays_as_it_is()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var text = await GoneAndBackAsync(site);
        using var editor = await site.SignedInAsync(Account.Editor);
        var address = $"/policies/lantern-ferry/privacy-policy/absences/{text}";
        using var kept = await editor.SubmitAsync(address, address + "?of=removed", ("Label.News", "noise"), ("Label.Note", "A fault of their server"));
        Assert.Equal(System.Net.HttpStatusCode.Found, kept.StatusCode);

        Assert.Equal(
            [(Meaning.ChangeKind.Removed, (bool?)false), (Meaning.ChangeKind.Restored, null)],
            (await site.AskAsync(db => db.Changes.AsNoTracking().Where(row => row.FromText == null != (row.ToText == null) && row.Kind != Meaning.ChangeKind.First).OrderBy(row => row.FirstWithNew).ToListAsync(Cancellation)))
                .Select(row => (row.Kind, row.LabelledNews)));
        var shown = await editor.ReadAsync(address);
        Assert.Contains("called it noise", shown, StringComparison.Ordinal);
        Assert.Contains("A fault of their server", shown, StringComparison.Ordinal);

        using var refused = await editor.SubmitAsync(address, address + "?of=restored", ("Label.Significance", "a lot"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Write the significance as a whole number", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_after_which_it_was_never_gone_has_no_such_page()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:PublicReading", "true"));
        await GoneAndBackAsync(site);
        using var reader = site.NewVisitor();
        using var none = await reader.GetAsync("/policies/lantern-ferry/privacy-policy/absences/0123456789ab");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("Never taken down", await none.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    /// <summary>There for ten days, gone for five, back in the same words: the text's name.</summary>
    private static async Task<string> GoneAndBackAsync(StartedSite site)
    {
        var history = new PageHistory(site);
        var pairing = await history.TrackAsync("Privacy Policy");
        foreach (var day in new[] { 0, 10 }) await history.TakeAsync(pairing, day, Kept);
        foreach (var day in new[] { 11, 12, 15 }) await history.TakeAsync(pairing, day);
        foreach (var day in new[] { 16, 17 }) await history.TakeAsync(pairing, day, Kept);
        return (await site.AskAsync(db => db.Versions.AsNoTracking().SingleAsync(Cancellation))).TextHash.Abbreviated;
    }
}
