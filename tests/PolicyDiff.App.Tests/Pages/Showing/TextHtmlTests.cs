using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.Diffing;
using PolicyDiff.Text;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.App.Tests.Pages.Showing;

public sealed class TextHtmlTests
{
    [Fact]
    public void Captured_characters_are_encoded_wherever_they_stand()
    {
        Assert.Equal("a &lt;b&gt;<br>c", Html(new SpanHtml([new Span("a <b>\nc")])));
        Assert.Equal("<strong><em>&amp;</em></strong>", Html(new SpanHtml([new Span("&", SpanStyles.Strong | SpanStyles.Emphasis)])));
        Assert.Contains("</span>&quot;&gt;&lt;i&gt;</ins>", Html(new TokenHtml([new DiffToken(TokenMark.Added, "\"><i>")], [])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//example.org/")]
    [InlineData("mailto:privacy@example.org")]
    public void Only_http_addresses_become_links(string address) => Assert.Equal("x", Html(new SpanHtml([new Span("x", Link: address)])));

    [Fact]
    public void A_link_tells_its_goal_nothing_and_cannot_leave_its_attribute()
    {
        var html = Html(new SpanHtml([new Span("x", Link: "https://example.org/?a=\"onclick=alert(1)&b")]));
        Assert.StartsWith("<a rel=\"noopener noreferrer nofollow\" href=\"https://example.org/?a=%22onclick", html, StringComparison.Ordinal);
        Assert.EndsWith("&amp;b\">x</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_side_leaves_out_the_other_sides_words()
    {
        DiffToken[] tokens = [new(TokenMark.Same, "kept for "), new(TokenMark.Removed, "30"), new(TokenMark.Added, "90"), new(TokenMark.Same, " days")];
        Assert.DoesNotContain("90", Html(new TokenHtml(tokens, [], TokenSide.Old)), StringComparison.Ordinal);
        Assert.DoesNotContain("30", Html(new TokenHtml(tokens, [], TokenSide.New)), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_are_parted_at_their_borders_and_empty_ones_stay()
    {
        var cells = SpanHtml.CellsOf(new Block(BlockKind.TableRow, 1, null, [new Span("one\t\tth"), new Span("ree", SpanStyles.Strong)]));
        Assert.Equal(["one", "", "th<strong>ree</strong>"], cells.Select(Html));
    }

    private static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
