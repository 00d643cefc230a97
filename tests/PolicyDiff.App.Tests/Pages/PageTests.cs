using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyDiff.App.Tests.Pages;

[Collection(SampleSiteTests.Name)]
public sealed partial class PageTests(SampleSite site)
{
    [Fact]
    public async Task Every_page_answers_and_holds_no_inline_style_script_or_handler()
    {
        foreach (var (name, path) in await SamplePages.AllAsync(site.Database))
        {
            var (status, html) = await GetAsync(path);
            Assert.True(status == (name == "missing" ? HttpStatusCode.NotFound : HttpStatusCode.OK), $"{name}: {status}");
            Assert.False(Inline().IsMatch(html), $"{name}: {Inline().Match(html).Value}");
        }
    }

    [Fact]
    public async Task The_feed_groups_by_day_and_leaves_quiet_changes_out_until_asked()
    {
        var (_, feed) = await GetAsync("/");
        Assert.Contains("Kestrel Mail lengthens retention from 30 to 90 days", feed, StringComparison.Ordinal);
        Assert.Contains("<span class=\"day-date\">2007-01-20</span>", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Moved only", feed, StringComparison.Ordinal);
        var (_, all) = await GetAsync("/?quiet=1");
        Assert.Contains("Moved only", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rewording_that_would_be_told_is_in_the_feed_however_small()
    {
        var (_, feed) = await GetAsync("/");
        Assert.Contains("free of", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_narrow_the_feed_and_unknown_ones_leave_an_explained_nothing()
    {
        var (_, topic) = await GetAsync("/?topic=retention");
        Assert.Contains("lengthens retention", topic, StringComparison.Ordinal);
        Assert.DoesNotContain("drops the promise", topic, StringComparison.Ordinal);
        var (status, none) = await GetAsync("/?topic=no-such-topic&kind=bogus&after=bogus");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("No change matches these filters", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_without_policies_says_what_to_do()
    {
        using var client = SampleSite.ClientOf(site.EmptyAddress);
        var html = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("No policy is tracked yet", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/add\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_and_texts_are_shown_as_characters()
    {
        var (_, organization) = await GetAsync("/organizations/pine-harbour");
        Assert.Contains("Pine &amp; &lt;b&gt;Harbour&lt;/b&gt;", organization, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Harbour", organization, StringComparison.Ordinal);
        var terms = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "terms-of-service");
        foreach (var path in new[] { $"/versions/{terms[^1]}", $"/changes/{terms[^2]}..{terms[^1]}", $"/changes/{terms[^2]}..{terms[^1]}?view=side", "?tab=versions" })
        {
            var (_, html) = await GetAsync(SamplePages.Terms + path);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        }

        var (_, change) = await GetAsync($"{SamplePages.Terms}/changes/{terms[^2]}..{terms[^1]}");
        Assert.Contains("&lt;script&gt;alert", change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_page_draws_its_timeline_and_names_both_addresses()
    {
        var (_, html) = await GetAsync(SamplePages.Privacy);
        Assert.Contains("http://kestrelmail.example/privacy.html", html, StringComparison.Ordinal);
        Assert.Contains("https://www.kestrel-mail.example/privacy", html, StringComparison.Ordinal);
        Assert.Contains("9 changes between 2003-05-01", html, StringComparison.Ordinal);
        Assert.Contains("No readable capture between 2007-01-20 and 2009-11-03", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_log_lists_failures_with_reasons_and_what_was_not_opened()
    {
        var (_, html) = await GetAsync(SamplePages.Privacy + "?tab=captures");
        Assert.Contains("The server did not answer within 30 seconds.", html, StringComparison.Ordinal);
        Assert.Contains("lists 830 captures: 19 opened, 3 not playable, 808 not opened", html, StringComparison.Ordinal);
        var (_, second) = await GetAsync(SamplePages.Privacy + "?tab=captures&p=2");
        Assert.Contains(">2003-05-01 08:12:44 UTC<", second, StringComparison.Ordinal);
        Assert.DoesNotContain(">2003-05-01 08:12:44 UTC<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_leads_to_the_text_in_force_then()
    {
        var texts = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "privacy-policy");
        Assert.Equal($"{SamplePages.Privacy}/versions/{texts[6]}", await LocationAsync($"{SamplePages.Privacy}/versions/2020-01-01"));
        Assert.Equal($"{SamplePages.Privacy}/versions/{texts[0]}.md", await LocationAsync($"{SamplePages.Privacy}/versions/2003-05-01.md"));
        Assert.Equal($"{SamplePages.Privacy}/changes/{texts[1]}..{texts[6]}", await LocationAsync($"{SamplePages.Privacy}/changes/2006-01-01..2020-01-01"));
        var (status, html) = await GetAsync($"{SamplePages.Privacy}/versions/2001-01-01");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("Its first known text is of 2003-05-01", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_states_its_bounds_its_reasons_and_its_evidence()
    {
        var texts = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "privacy-policy");
        var (_, html) = await GetAsync($"{SamplePages.Privacy}/changes/{texts[5]}..{texts[6]}");
        Assert.Contains("Kestrel Mail lengthens retention from 90 to 180 days", html, StringComparison.Ordinal);
        Assert.Contains("changed its Privacy Policy after 2019-03-02 04:11 UTC (last capture with the old text: Wayback Machine) and no later than 2019-03-03 04:12 UTC", html, StringComparison.Ordinal);
        Assert.Contains("a window of 24 hours", html, StringComparison.Ordinal);
        Assert.Contains("https://archive.example/web/20190303041200/https://www.kestrel-mail.example/privacy", html, StringComparison.Ordinal);
        Assert.Matches("<del dir=\"auto\"><span dir=\"ltr\" class=\"visually-hidden\">removed: </span><a class=\"why-number\" id=\"w-1\" href=\"#why-1\"><span dir=\"ltr\" class=\"visually-hidden\">Reason </span>1</a><mark>90 days</mark></del><ins dir=\"auto\"><span dir=\"ltr\" class=\"visually-hidden\">added: </span><mark>180 days</mark></ins>", html);
        Assert.Contains("href=\"#w-1\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"why-1\"", html, StringComparison.Ordinal);
        Assert.Contains("The text’s own date", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moved_section_is_linked_both_ways()
    {
        var texts = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "privacy-policy");
        var (_, html) = await GetAsync($"{SamplePages.Privacy}/changes/{texts[4]}..{texts[5]}");
        var here = MovedHere().Match(html);
        var away = MovedAway().Match(html);
        Assert.True(here.Success && away.Success);
        Assert.Contains($"id=\"{here.Groups[1].Value}\"", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{away.Groups[1].Value}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_that_never_followed_each_other_say_how_many_changes_lie_between()
    {
        var texts = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "privacy-policy");
        var (_, html) = await GetAsync($"{SamplePages.Privacy}/changes/{texts[0]}..{texts[3]}");
        Assert.Contains("This comparison spans 3 changes", html, StringComparison.Ordinal);
        var (_, backwards) = await GetAsync($"{SamplePages.Privacy}/changes/{texts[3]}..{texts[0]}");
        Assert.Contains("Compare them the other way round", backwards, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_that_happened_twice_is_one_page_with_both_occurrences()
    {
        var terms = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "terms-of-service");
        Assert.Equal(terms[5], terms[7]);
        var (_, html) = await GetAsync($"{SamplePages.Terms}/changes/{terms[4]}..{terms[5]}");
        Assert.Contains("This change happened 2 times", html, StringComparison.Ordinal);
        Assert.Contains("2026-07-01 09:15 UTC", html, StringComparison.Ordinal);
        Assert.Contains("2026-08-20 09:15 UTC", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_another_policy_is_not_found_here()
    {
        var terms = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "terms-of-service");
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"{SamplePages.Privacy}/versions/{terms[0]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"{SamplePages.Privacy}/changes/{terms[0]}..{terms[1]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"{SamplePages.Privacy}/changes/nonsense")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/organizations/nobody")).Status);
    }

    [Fact]
    public async Task Other_forms_of_a_text_and_a_change_have_their_types()
    {
        var texts = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "privacy-policy");
        var pair = $"{SamplePages.Privacy}/changes/{texts[5]}..{texts[6]}";
        var version = $"{SamplePages.Privacy}/versions/{texts[6]}";
        Assert.StartsWith("# Kestrel Mail Privacy Policy", await BodyAsync(version + ".md", "text/markdown"), StringComparison.Ordinal);
        Assert.DoesNotContain('#', await BodyAsync(version + ".txt", "text/plain"));
        using var text = JsonDocument.Parse(await BodyAsync(version + ".json", "application/json"));
        Assert.StartsWith(texts[6], text.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        using var change = JsonDocument.Parse(await BodyAsync(pair + ".json", "application/json"));
        Assert.Equal("2019-03-02T04:11:00Z", change.RootElement.GetProperty("lastWithOld").GetString());
        Assert.Equal(1, change.RootElement.GetProperty("hunks").GetArrayLength());
        Assert.Contains("{--90 days--}{++180 days++}", await BodyAsync(pair + ".md", "text/markdown"), StringComparison.Ordinal);
        Assert.StartsWith($"--- {texts[5]}.md", await BodyAsync(pair + ".patch", "text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_older_rules_stays_readable_and_says_what_replaced_it()
    {
        var (old, now) = await SampleHistory.ReadAnewAsync(site.Database);
        var (status, html) = await GetAsync($"{SamplePages.Shop}/versions/{old}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("read by older rules", html, StringComparison.Ordinal);
        Assert.Contains($"{SamplePages.Shop}/versions/{now}", html, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Html)> GetAsync(string path)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> BodyAsync(string path, string type)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string?> LocationAsync(string path)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location?.OriginalString;
    }

    [GeneratedRegex("<[^>]*\\sstyle=|<style|<script(?![^>]*\\ssrc=)|<[^>]*\\son[a-z]+=\"|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("href=\"#(r-[0-9]+)\">Moved here")]
    private static partial Regex MovedHere();

    [GeneratedRegex("href=\"#(r-[0-9]+)\">Moved away")]
    private static partial Regex MovedAway();
}
