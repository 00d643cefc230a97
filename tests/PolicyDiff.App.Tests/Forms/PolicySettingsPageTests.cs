using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Tests.Forms;

/// <summary>What editors set by hand: selectors, and what a capture is.</summary>
public sealed class PolicySettingsPageTests(PostgresFixture postgres)
{
    private const string Policy = "/policies/tern-tide/privacy-policy";
    private const string Settings = Policy + "/settings";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Selectors_are_tried_before_they_are_saved()
    {
        await using var tern = await SmallSite.StartAsync();
        await using var site = await StartedSite.StartAsync(postgres, ("Fetching:AllowedPrivateHosts", "127.0.0.1"));
        using var editor = await AddedAsync(site, tern);
        var source = await SourceAsync(site);

        var tried = await (await editor.SubmitAsync(Settings, Settings + "?handler=Try", ("Source", source), ("Remove", "h2"))).Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("Changes 1 of 1 text", tried, StringComparison.Ordinal);
        Assert.Contains("How long we keep it", tried, StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.PolicySources.CountAsync(row => row.SelectorKey != "", Cancellation)));

        var saved = await editor.SubmitAsync(Settings, Settings + "?handler=Save", ("Source", source), ("Remove", "h2"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("leaves out ‘h2’", WebUtility.HtmlDecode(await editor.ReadAsync(Settings)), StringComparison.Ordinal);
        Assert.Equal(["h2"], (await site.AskAsync(db => db.PolicySources.SingleAsync(row => row.Live, Cancellation))).RemoveCss);
    }

    [Theory]
    [InlineData("Select", "main >>> [", "Select")]
    [InlineData("Remove", "::::", "Remove")]
    [InlineData("From", "yesterday", "From")]
    public async Task A_mistake_stands_beside_its_field_and_saves_nothing(string field, string value, string error)
    {
        await using var tern = await SmallSite.StartAsync();
        await using var site = await StartedSite.StartAsync(postgres, ("Fetching:AllowedPrivateHosts", "127.0.0.1"));
        using var editor = await AddedAsync(site, tern);
        var source = await SourceAsync(site);

        var answer = await editor.SubmitAsync(Settings, Settings + "?handler=Save", ("Source", source), (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"id=\"{error.ToLowerInvariant()}-{source}-error\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(1, await site.AskAsync(db => db.PolicySources.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task An_editor_decides_what_a_capture_is_and_takes_it_back()
    {
        await using var tern = await SmallSite.StartAsync();
        await using var site = await StartedSite.StartAsync(postgres, ("Fetching:AllowedPrivateHosts", "127.0.0.1"));
        using var editor = await AddedAsync(site, tern);
        var capture = (await site.AskAsync(db => db.Captures.SingleAsync(Cancellation))).Id.ToString(CultureInfo.InvariantCulture);

        var decided = await editor.SubmitAsync(Policy + "?tab=captures", Policy + "?handler=Decide", ("Capture", capture), ("Outcome", "wrong-page"), ("Note", "the boat house's menu"));
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        Assert.Equal(0, await site.AskAsync(db => db.Versions.CountAsync(Cancellation)));
        var shown = WebUtility.HtmlDecode(await editor.ReadAsync(Policy + "?tab=captures"));
        Assert.Contains("the boat house's menu", shown, StringComparison.Ordinal);
        Assert.Contains("By its page alone: Text read.", shown, StringComparison.Ordinal);

        await editor.SubmitAsync(Policy + "?tab=captures", Policy + "?handler=Decide", ("Capture", capture), ("Outcome", "rules"));
        Assert.Equal(1, await site.AskAsync(db => db.Versions.CountAsync(Cancellation)));
        await editor.SubmitAsync(Policy + "?tab=captures", Policy + "?handler=Decide", ("Capture", capture), ("Outcome", "nonsense"));
        Assert.Contains("Choose what the capture is.", await editor.ReadAsync(Policy + "?tab=captures"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_neither_form_and_changes_nothing()
    {
        await using var tern = await SmallSite.StartAsync();
        await using var site = await StartedSite.StartAsync(postgres, ("Fetching:AllowedPrivateHosts", "127.0.0.1"));
        using var editor = await AddedAsync(site, tern);
        using var reader = await site.SignedInAsync(Account.Reader);

        Assert.DoesNotContain("handler=Decide", await reader.ReadAsync(Policy + "?tab=captures"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await reader.GetAsync(Settings)).StatusCode);
        await reader.PostAsync(Policy + "?handler=Decide", ("Capture", "1"), ("Outcome", "wrong-page"));
        Assert.Equal(CaptureOutcome.Ok, await site.AskAsync(db => db.Readings.Select(row => row.Outcome).SingleAsync(Cancellation)));
    }

    private static async Task<Visitor> AddedAsync(StartedSite site, SmallSite tern)
    {
        var editor = await site.SignedInAsync(Account.Editor);
        await editor.SubmitAsync("/add", "/add", ("Address", tern.Policy), ("Organization", "Tern & Tide"), ("Type", "Privacy Policy"));
        return editor;
    }

    private static async Task<string> SourceAsync(StartedSite site) => (await site.AskAsync(db => db.Sources.SingleAsync(Cancellation))).Id.ToString(CultureInfo.InvariantCulture);
}
