using System.Text;
using PolicyDiff.Alerts;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;

namespace PolicyDiff.Tests.Alerts;

public sealed class AlertMailTests
{
    [Fact]
    public void The_subject_names_the_organization_and_the_substance() =>
        Assert.Equal("Lumen Parcel – Privacy Policy changed: retention, sale, arbitration", AlertMail.Subject(Letters.Change()));

    [Fact]
    public void Without_topics_the_subject_says_the_headline()
    {
        var change = Letters.Change();
        change.Topics = [];

        Assert.Equal("Lumen Parcel – Privacy Policy changed: lengthens retention from 30 to 180 days and allows the sale of personal…", AlertMail.Subject(change));
    }

    [Fact]
    public void A_subject_is_one_line_of_at_most_120_characters_without_tricks()
    {
        var change = Letters.Change();
        change.Policy.Organization.Name = "Evil\r\nBcc: x\u202Eocilop\u200B " + new string('x', 200);

        var subject = AlertMail.Subject(change);

        Assert.InRange(subject.Length, 1, 120);
        Assert.StartsWith("Evil Bcc: xocilop ", subject, StringComparison.Ordinal);
        Assert.DoesNotContain(subject, character => char.IsControl(character) || character is '\u202E' or '\u200B');
    }

    [Theory]
    [InlineData(ChangeKind.Removed, "Lumen Parcel – Privacy Policy was removed")]
    [InlineData(ChangeKind.Revert, "Lumen Parcel – Privacy Policy went back to an earlier text")]
    public void Other_events_are_called_by_their_names(ChangeKind kind, string subject)
    {
        var change = Letters.Change();
        change.Kind = kind;

        Assert.Equal(subject, AlertMail.Subject(change));
    }

    [Fact]
    public void The_first_two_lines_say_when_and_why()
    {
        var lines = Render().Text.Split('\n');

        Assert.Equal("Changed after 2026-02-27 08:03 UTC (last seen before) and no later than 2026-02-28 20:04 UTC (first seen after).", lines[0]);
        Assert.Equal("You get this because you follow all policies of Lumen Parcel.", lines[1]);
    }

    [Theory]
    [InlineData(Subscription.Everything, "you follow every policy tracked here.")]
    [InlineData(Subscription.OfPolicy, "you follow Lumen Parcel – Privacy Policy.")]
    [InlineData(Subscription.OfPhrase, "you follow the words “sell your data”, which this change touches.")]
    public void Each_kind_of_subscription_is_named(string scope, string why)
    {
        var mail = AlertMail.Render(Letters.Letter() with { Subscription = Letters.Follow(scope, "sell your data") }, Letters.Site);

        Assert.Contains(why, mail.Text, StringComparison.Ordinal);
        Assert.Contains(why, mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_parts_show_the_same_words_of_the_first_three_hunks_and_count_the_rest()
    {
        var mail = Render();

        foreach (var words in new[] { "[removed: 30 days]", "[added: 180 days]", "[added: may]", "[added: We also use cookies of our advertising partners.]", "… and 1 more change." })
        {
            Assert.Contains(words, mail.Text, StringComparison.Ordinal);
            Assert.Contains(words, WithoutTags(mail.Html!), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("you give up the right to go to court", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_parts_quote_the_reasons()
    {
        var mail = Render();

        Assert.Contains("- ‘not’ dropped before ‘sell’\n    before: “We do not sell your personal information.”\n    after:  “We may sell your personal information.”", mail.Text, StringComparison.Ordinal);
        Assert.Contains("before: “We do not sell your personal information.”", WithoutTags(mail.Html!), StringComparison.Ordinal);
    }

    [Fact]
    public void Captured_text_is_text_and_never_markup()
    {
        var mail = Render();

        Assert.Contains("Bright & <b>Harrow</b> Ltd", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Bright &amp; &lt;b&gt;Harrow&lt;/b&gt; Ltd", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_the_site_the_archive_and_the_page()
    {
        var change = Letters.Change();
        var (from, to) = (change.FromText!.Value.Abbreviated, change.ToText!.Value.Abbreviated);
        var mail = Render();

        foreach (var address in new[]
        {
            $"https://policies.example/policies/lumen-parcel/privacy-policy/changes/{from}..{to}",
            $"https://policies.example/policies/lumen-parcel/privacy-policy/versions/{from}",
            $"https://policies.example/policies/lumen-parcel/privacy-policy/versions/{to}",
            "https://web.archive.org/web/20260227080300/https://lumen-parcel.example/privacy",
            "https://lumen-parcel.example/privacy",
            "https://policies.example/unsubscribe/Zk3-q_9",
        })
        {
            Assert.Contains(": " + address + "\n", mail.Text, StringComparison.Ordinal);
            Assert.Contains($"href=\"{address}\"", mail.Html, StringComparison.Ordinal);
        }

        Assert.Equal("https://policies.example/unsubscribe/Zk3-q_9", mail.UnsubscribeUrl);
    }

    [Fact]
    public void Without_a_public_address_the_mail_says_where_to_look_and_promises_no_one_click()
    {
        var mail = AlertMail.Render(Letters.Letter(), new AlertSite(null));

        Assert.Contains("open it as you usually do", mail.Text, StringComparison.Ordinal);
        Assert.Contains("View the change: /policies/lumen-parcel/privacy-policy/changes/", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/", mail.Html, StringComparison.Ordinal);
        Assert.Null(mail.UnsubscribeUrl);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere_and_nobody_is_tracked()
    {
        var html = Render().Html!;

        foreach (var loads in new[] { "<img", "<script", "<link", "<iframe", "url(", "src=", "@import" }) Assert.DoesNotContain(loads, html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1, 400_000)]
    [InlineData(3_000, 200)]
    [InlineData(60, 20_000)]
    public void However_large_the_change_the_mail_stays_below_90_kilobytes(int paragraphs, int length)
    {
        var words = string.Join(' ', Enumerable.Range(0, length / 10).Select(number => $"größer<{number}>"));
        var now = Letters.TextOf([.. Enumerable.Range(0, paragraphs).Select(number => $"Paragraph {number} {words}")]);

        var old = Letters.TextOf([.. Enumerable.Range(0, 20).Select(number => $"The {number}th thing that this page used to say is gone altogether now.")]);
        var mail = AlertMail.Render(Letters.Letter(old, now), Letters.Site);

        Assert.True(Mailbox.TryParse("PolicyDiff <alerts@policies.example>", out var from));
        Assert.InRange(MessageWriter.Write(mail, from, default).Length, 1, 90_000);
        Assert.Contains("the page of the change shows every word", mail.Text, StringComparison.Ordinal);
        Assert.Contains("[added: Paragraph 0", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_without_two_texts_is_told_without_words()
    {
        var letter = Letters.Letter() with { Diff = null };
        letter.Change.Kind = ChangeKind.Removed;
        letter.Change.ToText = null;

        var mail = AlertMail.Render(letter, Letters.Site);

        Assert.Contains($"View the change: https://policies.example/policies/lumen-parcel/privacy-policy/absences/{letter.Change.FromText!.Value.Abbreviated}\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Text after", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_another_scheme_is_no_link()
    {
        var letter = Letters.Letter();
        letter.Change.ToCapture.FinalAddress = "javascript:alert(1)";

        Assert.DoesNotContain("javascript:", AlertMail.Render(letter, Letters.Site).Html, StringComparison.Ordinal);
    }

    private static OutgoingMail Render() => AlertMail.Render(Letters.Letter(), Letters.Site);

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder();
        var inside = false;
        foreach (var character in html)
        {
            if (character == '<') inside = true;
            else if (character == '>') inside = false;
            else if (!inside) text.Append(character);
        }

        return System.Net.WebUtility.HtmlDecode(text.ToString());
    }
}
