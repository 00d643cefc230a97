using System.Text.RegularExpressions;

namespace PolicyDiff.Tests.House;

/// <summary>Rules of the house that a compiler does not check.</summary>
public sealed class HouseRulesTests
{
    private const int MostLines = 400;

    [Fact]
    public void No_file_is_too_long_to_read_at_once() =>
        SourceFile.AssertNone(SourceFile.All.Where(source => source.Is(".cs") && source.Lines > MostLines).Select(source => $"{source.Path}: {source.Lines} lines"));

    [Fact]
    public void Nothing_is_left_to_do()
    {
        // Put together here, so that this file is no offender itself.
        var unfinished = new Regex("\\b(" + string.Join('|', "TO" + "DO", "FIX" + "ME", "HA" + "CK", "Not" + "ImplementedException") + ")\\b");
        SourceFile.AssertNone(SourceFile.All.SelectMany(source => source.Find(source.Text, unfinished)));
    }

    [Fact]
    public void No_page_writes_text_that_was_not_encoded()
    {
        var raw = new Regex("\\bHtml\\.Raw\\b|\\bHtmlString\\b|\\bnew Html" + "ContentBuilder\\b|\\bAppendHtml\\b|\\bSetHtmlContent\\b");
        Assert.NotEmpty(Pages());
        SourceFile.AssertNone(Pages().SelectMany(source => source.Find(source.Text, raw)));
    }

    [Fact]
    public void No_page_holds_a_script_or_a_style_that_the_content_security_policy_would_drop()
    {
        var inline = new Regex(@"\sstyle\s*=\s*\\?[""']|<style\b|\son[a-z]+=\\?[""']|<script\b(?![^>]*\ssrc=)|<script\b[^>]*>(?!</script>)|\bjavascript:", RegexOptions.IgnoreCase);
        Assert.Matches(inline, "<p class=\"a\" style=\"color: red\">");
        Assert.Matches(inline, "<script src=\"a.js\">alert()</script>");
        Assert.DoesNotMatch(inline, "<script src=\"~/site.js\" defer></script>");
        SourceFile.AssertNone(Pages().SelectMany(source => source.Find(source.Text, inline)));
    }

    private static IEnumerable<SourceFile> Pages() => SourceFile.All.Where(source => source.IsIn("src/PolicyDiff.App/Pages"));
}
