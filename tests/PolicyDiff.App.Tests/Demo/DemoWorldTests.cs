using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PolicyDiff.App.Demo;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Tests.Demo;

public sealed partial class DemoWorldTests
{
    private static readonly DemoWorld World = DemoWorld.Load();

    public static TheoryData<string> Policies => [.. World.Policies.Select(policy => $"{policy.Host}/{policy.Slug}")];

    [Fact]
    public void There_are_three_organizations_with_five_policies()
    {
        Assert.Equal(3, World.Organizations.Count);
        Assert.Equal(5, World.Policies.Count());
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_policy_has_many_captures_from_its_first_year_to_the_last(string name)
    {
        var policy = Find(name);
        Assert.InRange(policy.Captures.Count, 8, 100);
        Assert.Equal(policy.Versions[0].Published.Year, policy.Captures[0].Instant.Year);
        Assert.Equal(2026, policy.Captures[^1].Instant.Year);
        Assert.Same(policy.Live, policy.Captures.Last(capture => capture.Version is not null).Version);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_facts_of_the_story_stand_in_the_texts(string name)
    {
        foreach (var version in Find(name).Versions)
        {
            var text = WordsOf(version.Text);
            Assert.NotEmpty(version.Has);
            Assert.All(version.Has, phrase => Assert.Contains(phrase.Replace(" | ", " ", StringComparison.Ordinal).TrimStart('#', ' '), text, StringComparison.Ordinal));
            Assert.All(version.Lacks, phrase => Assert.DoesNotContain(phrase, text, StringComparison.Ordinal));
            Assert.InRange(Canonical.Of(version.Text).Words, 370, 1500);
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_version_is_seen_in_the_archive_or_live(string name)
    {
        var policy = Find(name);
        var seen = policy.Captures.Select(capture => capture.Version).Append(policy.Live).Append(policy.Advanced).Where(version => version is not null).Select(version => version!.Number).Distinct();
        Assert.Equal(policy.Versions.Select(version => version.Number), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Retention_and_sale_are_reworded_step_by_step()
    {
        var texts = Find("lumora.localhost/privacy-policy").Versions.Select(version => WordsOf(version.Text)).ToList();
        Assert.Contains("removed from our servers within 30 days", texts[0], StringComparison.Ordinal);
        Assert.Contains("within 180 days", texts[1], StringComparison.Ordinal);
        Assert.Contains("for as long as necessary", texts[6], StringComparison.Ordinal);
        Assert.Contains("We do not sell or rent your personal information to anyone", texts[0], StringComparison.Ordinal);
        Assert.Contains("We may share information about how you use Lumora with our advertising partners", texts[3], StringComparison.Ordinal);
        Assert.Contains("opt out of the sale or sharing of your personal information", texts[9], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_version_differs_from_the_one_before_as_its_kind_says(string name)
    {
        var versions = Find(name).Versions;
        Assert.Equal(versions.Count, versions.Select(version => version.Hash).Distinct().Count());
        foreach (var (before, after) in versions.Zip(versions.Skip(1)))
        {
            var old = Canonical.Of(before.Text).Clauses.Select(clause => clause.Text).ToList();
            var now = Canonical.Of(after.Text).Clauses.Select(clause => clause.Text).ToList();
            var added = now.Except(old).ToList();
            if (after.Kind == ChangeKind.MovedOnly) Assert.Equal(old.Order(StringComparer.Ordinal), now.Order(StringComparer.Ordinal));
            else Assert.NotEmpty(added);
            if (after.Kind is ChangeKind.RedatedOnly or ChangeKind.ContactOnly or ChangeKind.Minor) Assert.Single(added);
            if (after.Kind == ChangeKind.RedatedOnly) Assert.StartsWith("Last updated", added[0], StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_page_of_a_version_holds_all_of_its_words_in_order(string name)
    {
        foreach (var capture in Find(name).Captures.Where(capture => capture.Version is not null))
        {
            var page = Fold(PlainText(capture.Page));
            var end = 0;
            foreach (var block in capture.Version!.Text.Blocks)
            {
                var words = Fold(block.PlainText);
                var start = page.IndexOf(words, end, StringComparison.Ordinal);
                Assert.True(start >= 0, $"{capture.Timestamp} lacks: {words}");
                end = start + words.Length;
            }
        }
    }

    [Fact]
    public void The_oldest_pages_are_windows_1252_and_say_so_nowhere()
    {
        var capture = Find("lumora.localhost/privacy-policy").Captures[0];
        Assert.Equal("text/html", capture.Page.ContentType);
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, true).GetString(capture.Page.Bytes));
        Assert.Contains((byte)0x93, capture.Page.Bytes);
        Assert.DoesNotContain("charset", Encoding.Latin1.GetString(capture.Page.Bytes), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<FONT", Encoding.Latin1.GetString(capture.Page.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_old_pages_name_their_charset_in_a_meta_element_only()
    {
        var capture = Find("tarnbeck.localhost/privacy-notice").Captures[0];
        Assert.Equal("text/html", capture.Page.ContentType);
        Assert.Contains("charset=windows-1252", Encoding.Latin1.GetString(capture.Page.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_captures_have_equal_bytes_but_revisits_do()
    {
        var policy = Find("kinetrel.localhost/privacy-policy");
        var pages = policy.Captures.Where(capture => capture.Version is not null).ToList();
        Assert.Equal(2, pages.Count(capture => capture.IsRevisit));
        Assert.Equal(pages.Count - 2, pages.Select(capture => capture.Digest).Distinct().Count());
        Assert.True(pages.Count > 3 * policy.Versions.Count, "Most captures say nothing new, as in real archives.");
    }

    [Fact]
    public void The_same_text_is_worn_by_pages_of_different_design()
    {
        var changes = Find("lumora.localhost/terms-of-service").Changes;
        var captures = Find("lumora.localhost/terms-of-service").Captures.Where(capture => capture.Version?.Number == "01").ToList();
        Assert.Contains(captures, capture => Encoding.Latin1.GetString(capture.Page.Bytes).Contains("<TABLE", StringComparison.Ordinal));
        Assert.Contains(captures, capture => Encoding.Latin1.GetString(capture.Page.Bytes).Contains("<div id=\"content\">", StringComparison.Ordinal));
        Assert.Equal(2, changes.Count(change => change.To.Number == "01"));
    }

    [Fact]
    public void The_truth_knows_the_revert_and_its_bounds()
    {
        var revert = Assert.Single(Find("lumora.localhost/terms-of-service").Changes, change => change.Kind == ChangeKind.Revert);
        Assert.Equal("02", revert.From?.Number);
        Assert.Equal("01", revert.To.Number);
        Assert.Equal(Instant("2007-04-27T01:03:52Z"), revert.LastWithOld);
        Assert.Equal(Instant("2007-05-18T10:47:29Z"), revert.FirstWithNew);
    }

    [Fact]
    public void The_truth_knows_the_flicker()
    {
        var flicker = Find("tarnbeck.localhost/cookie-policy").Changes.Where(change => change.Kind == ChangeKind.Variant).ToList();
        Assert.Equal(["05", "04"], flicker.Select(change => change.To.Number));
    }

    [Fact]
    public void The_truth_counts_every_change_of_the_story_once()
    {
        var found = World.Policies.ToDictionary(policy => $"{policy.Host}/{policy.Slug}", policy => string.Join(' ', policy.Changes.Select(change => change.To.Number)));
        Assert.Equal("01 02 03 04 05 06 07 08 09 10 11 12", found["lumora.localhost/privacy-policy"]);
        Assert.Equal("01 02 01 03 04 05 06 07 08", found["lumora.localhost/terms-of-service"]);
        Assert.Equal("01 02 03 04 05 06 07 08 09", found["tarnbeck.localhost/privacy-notice"]);
        Assert.Equal("01 02 03 04 05 04 06 07", found["tarnbeck.localhost/cookie-policy"]);
        Assert.Equal("01 02 03 04 05 06 07 08 09 10", found["kinetrel.localhost/privacy-policy"]);
    }

    [Fact]
    public void Walls_errors_and_redirects_show_no_version()
    {
        var captures = World.Captures.Where(capture => capture.Version is null).ToList();
        Assert.Equal([200, 200, 301, 301, 302, 404, 503], captures.Select(capture => capture.Status).Order());
        Assert.All(captures, capture => Assert.Equal(capture.Status is 301 or 302, capture.Target is not null));
    }

    [Fact]
    public void A_home_page_links_to_the_policies_of_its_time()
    {
        var home = World.Organizations[0].Home;
        Assert.Contains("HREF=\"/tos.html", Encoding.Latin1.GetString(home.Captures[0].Page.Bytes), StringComparison.Ordinal);
        Assert.Contains("href=\"/legal/terms\"", Encoding.Latin1.GetString(home.Captures[^1].Page.Bytes), StringComparison.Ordinal);
        Assert.All(World.Organizations, organization => Assert.All(organization.Home.Captures, capture => Assert.Contains("Privacy", Encoding.Latin1.GetString(capture.Page.Bytes), StringComparison.Ordinal)));
    }

    private static DemoPolicy Find(string name) => World.Policies.Single(policy => $"{policy.Host}/{policy.Slug}" == name);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string WordsOf(PolicyText text) => string.Join('\n', text.Blocks.Select(block => block.PlainText.Replace('\t', ' ')));

    private static string PlainText(DemoPage page)
    {
        var strict = new UTF8Encoding(false, true);
        var html = page.ContentType.EndsWith("utf-8", StringComparison.Ordinal)
            ? strict.GetString(page.Bytes)
            : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(page.Bytes);
        return WebUtility.HtmlDecode(Tag().Replace(html, match => match.Value.StartsWith("</A", StringComparison.OrdinalIgnoreCase) || match.Value.StartsWith("<A", StringComparison.OrdinalIgnoreCase) ? "" : " "));
    }

    private static string Fold(string text) =>
        Space().Replace(text.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"'), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
