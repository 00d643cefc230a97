using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PolicyDiff.Benchmarks;
using PolicyDiff.Text;
using PolicyDiff.Text.Decoding;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Tests.Text.Parsing;

/// <summary>
/// The page parser against a tree built as the HTML standard says: the visible text of real pages, white space left out, must be the
/// same characters in the same order. One known difference: text set directly into a table after its rows stands before the table in a
/// browser (foster parenting) and after those rows here, which is where its author wrote it; no real page seen has it.
/// </summary>
public sealed class ParserDifferentialTests
{
    private const int Snapshots = 300;

    [Fact]
    public void The_visible_text_of_real_pages_is_what_a_browsers_tree_holds()
    {
        var folder = Path.Combine(Corpus(), "gold", "html");
        Compare(Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))));
    }

    [Fact]
    public void The_visible_text_of_300_snapshots_is_what_a_browsers_tree_holds()
    {
        var bundle = Path.Combine(Corpus(), "demo-snapshots.bundle");
        using var repository = GitBundle.Clone(bundle);
        using var pages = new GitObjects(repository.Folder);
        var snapshots = pages.Log().SelectMany(commit => commit.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).Select(path => $"{commit.Id}:{path}")).ToList();
        var every = snapshots.Count / Snapshots;
        Assert.True(every > 0, $"Only {snapshots.Count} snapshots.");
        Compare(snapshots.Where((_, index) => index % every == 0).Take(Snapshots).Select(name => (name, pages.Read(name) ?? [])));
    }

    private static string Corpus()
    {
        var root = Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS");
        if (root is null || !Directory.Exists(Path.Combine(root, "corpus", "gold", "html"))) Assert.Skip("Set POLICYDIFF_CORPUS to the folder that holds corpus/gold to compare the parser on real pages.");
        return Path.Combine(root, "corpus");
    }

    private static void Compare(IEnumerable<(string Name, byte[] Body)> pages)
    {
        var differing = new List<string>();
        var compared = 0L;
        foreach (var (name, body) in pages)
        {
            var html = ByteDecoder.Decode(body, "text/html", null).Text;
            var tree = HtmlPage.Parse(html);
            Assert.NotNull(tree);
            var theirs = Theirs(html);
            compared += theirs.Length;
            if (Difference(Ours(tree), theirs) is { } difference) differing.Add($"{name}: {difference}");
        }

        Assert.InRange(compared, 1_000_000, long.MaxValue);
        Assert.True(differing.Count == 0, $"{differing.Count} pages differ:\n{string.Join('\n', differing)}");
    }

    [Theory]
    [InlineData("<p>a<p>b<div>c</p>d")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul>d</ul>e")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>d")]
    [InlineData("<b>a<i>b</b>c</i>d")]
    [InlineData("a &copy b &amp;amp; &#150; &notit; &nosuch; &lt;p&gt;")]
    [InlineData("<script>if (a < b) '</p>';</script>a<style>p{}</style>b<!-- c --> d <!--> e -->f")]
    [InlineData("<p>5 < 6 and 7 > 2 <3")]
    [InlineData("<textarea><p>a</p></textarea>b<title>c</title>")]
    [InlineData("<dl><dt>a<dd>b<dt>c<dd>d</dl>")]
    [InlineData("<a href=x>a<a href=y>b</a>c")]
    [InlineData("<p/>a<br/>b<div/>c</div>d")]
    [InlineData("<P />a<STRONG\n/>b</STRONG>c/>d<x/>e<p>/>f<b/>")]
    [InlineData("<noscript><p>a</p></noscript><iframe>b</iframe>c")]
    [InlineData("<svg><title>a</title><text>b</text></svg>c<math><mi>x</mi></math>")]
    [InlineData("<p title='a > b'>c</p><p title=\"d'e\">f</p>")]
    [InlineData("</p></div>a</body></html>b")]
    [InlineData("<h2>a<h3>b</h2>c")]
    [InlineData("<select><option>a<option>b</select>c")]
    [InlineData("<![CDATA[a]]>b<?php echo 1 ?>c<!DOCTYPE html>d")]
    public void The_visible_text_of_odd_markup_is_what_a_browsers_tree_holds(string body)
    {
        var html = $"<html><head></head><body>{body}</body></html>";
        Assert.Null(Difference(Ours(HtmlPage.Parse(html)!), Theirs(html)));
    }

    [Fact]
    public void Text_that_strayed_into_a_table_stays_where_its_author_wrote_it()
    {
        const string html = "<html><body><table><tr><td>a</td></tr>b</table>c</body></html>";
        Assert.Equal("abc", Ours(HtmlPage.Parse(html)!));
        Assert.Equal("bac", Theirs(html));
    }

    private static string Ours(PageTree tree)
    {
        var text = new StringBuilder();
        foreach (var node in tree.Nodes)
        {
            if (node.IsText && !node.IsInside("head") && !node.IsInside("noscript")) Append(text, node.Text);
        }

        return text.ToString();
    }

    private static string Theirs(string html)
    {
        var text = new StringBuilder();
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        var pending = new Stack<INode>(document.ChildNodes.Reverse());
        while (pending.TryPop(out var node))
        {
            if (node is IText words) Append(text, words.Data);
            if (node is not IElement element || Html.IsUnread(element.LocalName) || element.LocalName is "head" or "noscript") continue;
            foreach (var child in element.ChildNodes.Reverse()) pending.Push(child);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string words)
    {
        foreach (var character in words)
        {
            if (!char.IsWhiteSpace(character) && character != '\0') text.Append(character);
        }
    }

    private static string? Difference(string ours, string theirs)
    {
        if (ours == theirs) return null;
        var at = 0;
        while (at < Math.Min(ours.Length, theirs.Length) && ours[at] == theirs[at]) at++;
        return $"{ours.Length} characters, {theirs.Length} expected, at {at}: \"{Part(ours, at)}\", expected \"{Part(theirs, at)}\"";
    }

    private static string Part(string text, int at) => text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 60)];
}
