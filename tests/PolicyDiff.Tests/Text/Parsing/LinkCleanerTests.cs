using PolicyDiff.Text;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Tests.Text.Parsing;

public sealed class LinkCleanerTests
{
    private static readonly Uri Page = new("https://www.ferry.example/legal/privacy.html");

    [Theory]
    [InlineData("https://web.archive.org/web/20100304050607/http://ferry.example/terms", "http://ferry.example/terms")]
    [InlineData("/web/20100304050607id_/http://ferry.example/terms", "http://ferry.example/terms")]
    [InlineData("//web.archive.org/web/20100304050607im_/https://ferry.example/a?b=c", "https://ferry.example/a?b=c")]
    [InlineData("https://web.archive.org/web/20170801000000id_/http%3A//ferry.example/index.php%3Ffile%3Dcms%26subject%3Dprivacy", "http://ferry.example/index.php?file=cms&subject=privacy")]
    [InlineData("https://arquivo.example/wayback/20100304050607/http://ferry.example/terms", "http://ferry.example/terms")]
    [InlineData("https://web.archive.org/web/20100304050607/mailto:help@ferry.example", "mailto:help@ferry.example")]
    [InlineData("https://web.archive.org/web/20100304050607/http:/ferry.example/x", "http://ferry.example/x")]
    [InlineData("https://web.archive.org/terms_of_use", "https://www.ferry.example/terms_of_use")]
    [InlineData("../contact", "https://www.ferry.example/contact")]
    [InlineData("#top", "https://www.ferry.example/legal/privacy.html#top")]
    [InlineData("https://ferry.example/2016/12/https-explained/", "https://ferry.example/2016/12/https-explained/")]
    public void A_link_means_the_original_address(string written, string meant) => Assert.Equal(meant, new LinkCleaner(Page, null).Clean(written));

    [Theory]
    [InlineData("https://ferry.example/a;jsessionid=0A1B2C?x=1", "https://ferry.example/a?x=1")]
    [InlineData("https://ferry.example/a?PHPSESSID=99&x=1&utm_source=mail&gclid=7", "https://ferry.example/a?x=1")]
    [InlineData("https://ferry.example/r/_ylt/a?_ylt=A0oG7", "https://ferry.example/r/_ylt/a")]
    [InlineData("https://ferry.example/a?fbclid=q#part", "https://ferry.example/a#part")]
    public void Session_and_campaign_tokens_are_dropped(string written, string kept) => Assert.Equal(kept, new LinkCleaner(Page, null).Clean(written));

    [Theory]
    [InlineData("javascript:void(0)")]
    [InlineData("data:text/html,x")]
    [InlineData("")]
    [InlineData("http://")]
    public void What_leads_nowhere_is_no_link(string written) => Assert.Null(new LinkCleaner(Page, null).Clean(written));

    [Theory]
    [InlineData("#what-\u001Cfork", "https://www.ferry.example/legal/privacy.html#what-%1Cfork")]
    [InlineData("#_\u008Dection", "https://www.ferry.example/legal/privacy.html#_%C2%8Dection")]
    [InlineData("https://web.archive.org/web/20100304050607/mailto%3Ahelp%0A@ferry.example", "mailto:help%0A@ferry.example")]
    public void Control_characters_in_a_link_are_escaped_as_browsers_do(string written, string meant) => Assert.Equal(meant, new LinkCleaner(Page, null).Clean(written));

    [Theory]
    [InlineData("//\u202E")]
    [InlineData("\u202E//\u200F")]
    [InlineData("//\u0301/terms")]
    public void A_host_that_is_none_breaks_nothing(string written)
    {
        Assert.Null(new LinkCleaner(Page, null).Clean(written));
        Assert.Equal("https://www.ferry.example/legal/terms", new LinkCleaner(Page, written).Clean("terms"));
    }

    [Fact]
    public void The_pages_own_base_resolves_its_links() =>
        Assert.Equal("http://old.example/docs/terms", new LinkCleaner(new("https://web.archive.org/web/2004/http://old.example/x"), "http://old.example/docs/").Clean("terms"));

    [Fact]
    public void A_file_without_address_has_no_relative_links() => Assert.Null(new LinkCleaner(null, null).Clean("terms"));

    [Fact]
    public void An_address_hidden_by_cloudflare_is_shown()
    {
        // 0x2A is the key of "info@ferry.example".
        const string hex = "2a43444c456a4c4f585853044f524b475a464f";
        Assert.Equal("mailto:info@ferry.example", new LinkCleaner(Page, null).Clean("/cdn-cgi/l/email-protection#" + hex));
        var markdown = Pages.Markdown($"{Pages.Clauses}<p>Write to <a href=\"/cdn-cgi/l/email-protection\" class=\"__cf_email__\" data-cfemail=\"{hex}\">[email&#160;protected]</a> please.</p>");
        Assert.EndsWith("Write to info@ferry.example please.", markdown);
    }

    [Fact]
    public void The_archives_toolbar_is_no_part_of_the_page()
    {
        var text = Pages.Markdown($"<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=\"wm-ipp-base\"><div id=\"wm-ipp\">27 captures 3 Mar 2004</div></div><div id=\"donato\">Donate now</div><h1>Privacy</h1>{Pages.Clauses}</body>");
        Assert.StartsWith("# Privacy", text);
        Assert.DoesNotContain("captures", text);
        Assert.DoesNotContain("Donate", text);
    }
}
