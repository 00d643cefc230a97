using System.Text.Json;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text.Embedded;

/// <summary>Pages that are empty until their scripts run and carry the policy as data.</summary>
public sealed class EmbeddedPolicyTests
{
    private const string Shell = "<html><head><title>Lantern Ferry</title></head><body><div id=root><header><a href=/>Home</a></header><p>Please wait while we load the page.</p></div>{0}<footer>© Lantern Ferry</footer></body></html>";

    private const string Html = "<h2>What we collect</h2>" + Pages.Clauses + "<h2>Your rights</h2><ul><li>to see your personal data</li><li>to have it <b>erased</b></li></ul>" + "<p>We process personal information under the law of Malta, and this policy is an agreement between you and us about it.</p>";

    private static readonly string Expected = Pages.Markdown($"<html><body>{Html}</body></html>");

    [Fact]
    public void Html_in_the_state_of_a_page_framework_is_read_and_said()
    {
        var reading = Read($"<script id=__NEXT_DATA__ type='application/json'>{Json(new { props = new { pageProps = new { page = new { body = Html, menu = "Home" } } }, query = new { } })}</script>");
        Assert.Equal(CaptureOutcome.Ok, reading.Outcome);
        Assert.Equal(Expected, Markdown(reading));
        Assert.Contains("(props.pageProps.page.body)", Assert.Single(reading.Reasons));
    }

    [Theory]
    [InlineData("<script>window.__INITIAL_STATE__ = {0};window.x=1</script>")]
    [InlineData("<script>var a={{b:1}}; window.__APOLLO_STATE__={0}</script>")]
    [InlineData("<script type='application/ld+json'>{0}</script>")]
    public void Json_that_a_script_assigns_is_read(string script) =>
        Assert.Equal(Expected, Markdown(Read(script.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", Json(new { ROOT = new { articleBody = Html } }), StringComparison.Ordinal))));

    [Fact]
    public void Json_inside_a_string_and_escaped_html_are_read()
    {
        Assert.Equal(Expected, Markdown(Read($"<script>window.__STATE__ = JSON.parse({Json(Json(new { body = Html }))});</script>")));
        Assert.Equal(Expected, Markdown(Read($"<script type=application/json>{Json(new { body = System.Net.WebUtility.HtmlEncode(Html) })}</script>")));
    }

    [Fact]
    public void Markdown_in_the_data_is_read() =>
        Assert.Equal(Expected, Markdown(Read($"<script type=application/json>{Json(new { body = Expected })}</script>")));

    [Fact]
    public void Sections_of_one_list_are_one_document_with_their_titles()
    {
        var sections = new[] { new { title = "What we collect", text = Pages.Clauses }, new { title = "Your rights", text = "<p>You have the right to see your personal data and to have it erased, as the law says; we process no request for money, and this policy says how to ask for it.</p>" } };
        var markdown = Markdown(Read($"<script type=application/json>{Json(new { menu = new[] { "a", "b" }, sections })}</script>"));
        Assert.StartsWith("## What we collect\n\nWe collect your name", markdown);
        Assert.Contains("## Your rights\n\nYou have the right", markdown);
    }

    [Fact]
    public void Of_several_policies_the_one_that_the_address_names_is_read()
    {
        var pages = new[] { new { slug = "/terms", body = Html.Replace("collect", "license", StringComparison.Ordinal) }, new { slug = "/privacy", body = Html } };
        Assert.Equal(Expected, Markdown(Read($"<script type=application/json>{Json(new { pages })}</script>")));
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void Trees_of_rich_text_are_read_whichever_editor_made_them(string editor, string json)
    {
        var markdown = Markdown(Read($"<script id=__NEXT_DATA__ type=application/json>{json}</script>"));
        Assert.True(markdown.Contains("## Your rights\n\nYou may ask **us** for the personal data", StringComparison.Ordinal), $"{editor}: {markdown}");
        Assert.Contains("- a copy of your data\n\n- its erasure", markdown);
    }

    public static TheoryData<string, string> Trees()
    {
        var sentence = " for the personal data that we process about you under this policy and under the law that applies to it, in the terms of our agreement. ";
        var rest = string.Concat(Enumerable.Repeat("We disclose personal information to no third party, and we collect it with your consent only. ", 6));
        return new()
        {
            { "nodeType, content, value", Json(new { doc = new { nodeType = "document", content = new object[] { Node("heading-2", "Your rights"), new { nodeType = "paragraph", content = new object[] { new { nodeType = "text", value = "You may ask ", marks = Array.Empty<object>() }, new { nodeType = "text", value = "us", marks = new[] { new { type = "bold" } } }, new { nodeType = "text", value = sentence } } }, new { nodeType = "unordered-list", content = new object[] { new { nodeType = "list-item", content = new[] { Node("paragraph", "a copy of your data") } }, new { nodeType = "list-item", content = new[] { Node("paragraph", "its erasure") } } } }, Node("paragraph", rest) } } }) },
            { "type, content, text", Json(new { type = "doc", content = new object[] { new { type = "heading", attrs = new { level = 2 }, content = new[] { new { type = "text", text = "Your rights" } } }, new { type = "paragraph", content = new object[] { new { type = "text", text = "You may ask " }, new { type = "text", text = "us", marks = new[] { new { type = "bold" } } }, new { type = "text", text = sentence } } }, new { type = "bulletList", content = new[] { Item("a copy of your data"), Item("its erasure") } }, new { type = "paragraph", content = new[] { new { type = "text", text = rest } } } } }) },
            { "_type block", Json(new { body = new object[] { Portable("h2", null, ("Your rights", false)), Portable("normal", null, ("You may ask ", false), ("us", true), (sentence, false)), Portable("normal", "bullet", ("a copy of your data", false)), Portable("normal", "bullet", ("its erasure", false)), Portable("normal", null, (rest, false)) } }) },
            { "type, children, text", Json(new { body = new object[] { new { type = "heading-two", children = Array.Empty<object>() }, new { type = "h2", children = new[] { new { text = "Your rights" } } }, new { type = "paragraph", children = new object[] { new { text = "You may ask " }, new { text = "us", bold = true }, new { text = sentence } } }, new { type = "bulleted-list", children = new object[] { new { type = "list-item", children = new[] { new { text = "a copy of your data" } } }, new { type = "list-item", children = new[] { new { text = "its erasure" } } } } }, new { type = "paragraph", children = new[] { new { text = rest } } } } }) },
            { "blocks with data", Json(new { blocks = new object[] { new { type = "header", data = new { text = "Your rights", level = 2 } }, new { type = "paragraph", data = new { text = "You may ask <b>us</b>" + sentence } }, new { type = "list", data = new { style = "unordered", items = new[] { "a copy of your data", "its erasure" } } }, new { type = "paragraph", data = new { text = rest } } } }) },
            { "element, tag", Json(new { body = new { type = "root", children = new object[] { Element("h2", "Your rights"), new { type = "element", tag = "p", children = new object[] { new { type = "text", value = "You may ask " }, Element("strong", "us"), new { type = "text", value = sentence } } }, new { type = "element", tag = "ul", children = new[] { Element("li", "a copy of your data"), Element("li", "its erasure") } }, Element("p", rest) } } }) },
        };
    }

    [Fact]
    public void A_page_with_a_policy_of_its_own_is_not_read_from_its_data()
    {
        var page = $"<html><body><main><h1>Privacy</h1>{string.Concat(Enumerable.Repeat(Pages.Clauses, 6))}</main><script type=application/json>{Json(new { body = string.Concat(Enumerable.Repeat(Html, 40)) })}</script></body></html>";
        Assert.Empty(Pages.Read(page).Reasons);
    }

    [Theory]
    [InlineData("{\"a\":\"We sell boats and ropes to sailors all over the world. We sell boats and ropes to sailors all over the world. We sell boats and ropes to sailors all over the world. We sell boats and ropes.\"}")]
    [InlineData("{\"a\":")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void Data_without_a_policy_leaves_the_page_as_it_is(string json) =>
        Assert.DoesNotContain(Read($"<script type=application/json>{json}</script><script>var a = {json}</script>").Reasons, reason => reason.Contains("scripts run", StringComparison.Ordinal));

    private static object Node(string kind, string text) => new { nodeType = kind, content = new[] { new { nodeType = "text", value = text } } };

    private static object Item(string text) => new { type = "listItem", content = new[] { new { type = "paragraph", content = new[] { new { type = "text", text } } } } };

    private static object Element(string tag, string text) => new { type = "element", tag, children = new[] { new { type = "text", value = text } } };

    private static object Portable(string style, string? listItem, params (string Text, bool Strong)[] spans) =>
        new { _type = "block", style, listItem, children = spans.Select(span => new { _type = "span", text = span.Text, marks = span.Strong ? new[] { "strong" } : [] }) };

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private static PageReading Read(string scripts) => Pages.Read(Shell.Replace("{0}", scripts, StringComparison.Ordinal));

    private static string Markdown(PageReading reading) => reading.Text is null ? "" : PolicyDiff.Text.Markup.MarkdownWriter.Write(reading.Text).TrimEnd();
}
