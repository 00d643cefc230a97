using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text;

/// <summary>What stands around a policy moves with every capture; its text must not move with it.</summary>
public sealed class DressingTests
{
    private const string Rest = """
        <h2>Children</h2><p>Our service is not directed to children under the age of thirteen, and we do not knowingly collect their personal data.</p>
        <h2>Contact</h2><p>Lantern Ferry, 1 Quay, Valletta. Write to us about any right that this policy gives you.</p>
        """;

    private static readonly string Bare = Page("", "", "");

    [Theory]
    [InlineData("<div class=announcement><p>New: our night ferry to Gozo. <a href=/n>Book now</a></p></div>")]
    [InlineData("<div role=alert class=top-banner>Our offices are closed on Monday.</div>")]
    [InlineData("<div class=lang-switcher><a href=?l=en>English</a> <a href=?l=mt>Malti</a> <a href=?l=it>Italiano</a></div>")]
    [InlineData("<ul class=langs><li><a href=/mt>Malti</a><li><a href=/it>Italiano</a><li><a href=/de>Deutsch</a><li><a href=/fr>Français</a></ul>")]
    [InlineData("<div class=search><form><label>Search</label><input name=q></form></div>")]
    [InlineData("<p class=user-bar>Hello, guest 48213. <a href=/login>Log in</a></p>")]
    public void What_stands_above_the_policy_changes_nothing(string above) => SameText(Page(above, "", ""));

    [Theory]
    [InlineData("<div class=article-meta><span>1,482 views</span></div>")]
    [InlineData("<div class=share><span class=count>213</span> shares <a href=//t>Tweet</a> <a href=//f>Share</a></div>")]
    [InlineData("<p><a href='javascript:print()'>Print this page</a></p>")]
    [InlineData("<button>Copy link</button>")]
    [InlineData("<a class=edit href=https://example.org/edit>Edit this page</a>")]
    [InlineData("<p>5 min read</p>")]
    public void What_stands_between_heading_and_text_changes_nothing(string between) => SameText(Page("", between, ""));

    [Theory]
    [InlineData("<div class=votes><p>Was this article helpful?</p><button>Yes</button><button>No</button><p>12 out of 15 found this helpful</p></div>")]
    [InlineData("<p>12 out of 15 found this helpful</p>")]
    [InlineData("<div class=related-articles><h3>Related articles</h3><ul><li><a href=/1>Lost parcels</a><li><a href=/2>Found parcels</a></ul></div>")]
    [InlineData("<section><h2>Recently viewed articles</h2><ul><li><a href=/1>Lost parcels</a><li><a href=/2>Found parcels</a></ul></section>")]
    [InlineData("<h3>Related articles</h3><ul><li><a href=/1>Lost parcels</a><li><a href=/2>Found parcels</a><li><a href=/3>Late parcels</a></ul>")]
    [InlineData("<p>Page generated on 2024-03-05 12:44:01 in 0.213 seconds.</p>")]
    [InlineData("<p><small>© 2024 Lantern Ferry Ltd. All rights reserved.</small></p>")]
    [InlineData("<p><a href=#top>Back to top</a></p>")]
    [InlineData("<div class=newsletter-signup><h3>Stay in touch</h3><p>Get our news by mail, once a month.</p></div>")]
    [InlineData("<form action=/subscribe><label>Name</label><label>Mail</label><label>Town</label><p>We answer to every letter within a day or so.</p></form>")]
    [InlineData("<p>You are visitor number 104,233</p>")]
    [InlineData("<nav><a href=/prev>Previous: Terms of Service</a> <a href=/next>Next: Cookie Policy</a></nav>")]
    [InlineData("<p><a href=/prev>« Terms of Service</a> <a href=/next>Cookie Policy »</a></p>")]
    [InlineData("<div class=comments><h3>3 comments</h3><p>Nice policy, wrote one reader of this page.</p></div>")]
    public void What_stands_under_the_policy_changes_nothing(string below) => SameText(Page("", "", below));

    [Theory]
    [InlineData("<p>We delete the logs after ninety days.</p>")]
    [InlineData("<h2>Changes</h2><p>We may change this policy.</p>")]
    [InlineData("<p>Last updated: 5 June 2024</p>")]
    [InlineData("<ul><li>Ports we serve<li>Ports we served</ul>")]
    public void What_the_author_adds_at_the_end_is_a_change(string added) => Assert.NotEqual(Hash(Bare), Hash(Page("", "", added)));

    [Fact]
    public void Tokens_in_links_and_names_of_classes_change_nothing()
    {
        static string Build(string token) => Page("", "", $"<p class=x{token} id=p{token} data-csrf={token}>See the <a href='/rates;jsessionid={token}?utm_source={token}&amp;sid={token}'>rates</a> that apply to each of our ports.</p>");
        Assert.Equal(Build("a81f").Length, Build("b92e").Length);
        var (one, other) = (Pages.Read(Build("a81f")), Pages.Read(Build("b92e")));
        Assert.Equal(TextJson.Write(one.Text!), TextJson.Write(other.Text!));
    }

    private static void SameText(string html)
    {
        Assert.Equal(Pages.Markdown(Bare), Pages.Markdown(html));
        Assert.Equal(Hash(Bare), Hash(html));
    }

    private static ContentHash Hash(string html) => Pages.Read(html).Canonical!.Hash;

    private static string Page(string above, string between, string below) => $"""
        <html><body><header><a href=/>Lantern Ferry</a></header>{above}<div class=page><div class=content><h1>Privacy Policy</h1>{between}{Pages.Clauses}{Rest}{below}</div></div>
        <footer><a href=/jobs>Jobs</a></footer></body></html>
        """;
}
