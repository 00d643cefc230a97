using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text.Markup;
using Comparison = PolicyDiff.App.Pages.Showing.Comparison;

namespace PolicyDiff.App.Tests.Pages.Showing;

public sealed partial class ReasonMarksTests
{
    private const string Old = "# Terms\n\nLast updated 3 March 2020.\n\nWe never sell your \\<b> data. We keep logs for 30 days.\n\nWe share data with vendors.";
    private const string New = "# Terms\n\nLast updated 3 March 2020.\n\nWe sell your \\<b> data. We keep logs for 180 days.\n\nWe share data with vendors and data brokers.";

    [Theory]
    [InlineData(nameof(ComparisonLayout.Unified))]
    [InlineData(nameof(ComparisonLayout.Side))]
    [InlineData(nameof(ComparisonLayout.New))]
    [InlineData(nameof(ComparisonLayout.Removed))]
    public void Each_place_that_a_reason_links_to_is_on_the_page_once(string layout)
    {
        var (comparison, reasons) = Compare(Enum.Parse<ComparisonLayout>(layout));
        var html = Html(comparison);
        var anchors = Enumerable.Range(1, reasons.Count).Select(number => comparison.Marks.AnchorOf(number, comparison.Layout)).OfType<string>().ToList();
        Assert.NotEmpty(anchors);
        Assert.All(anchors, anchor => Assert.Single(Ids().Matches(html), id => id.Groups[1].Value == anchor));
        Assert.Equal(Ids().Count(html), Ids().Matches(html).Select(id => id.Value).Distinct().Count());
    }

    [Fact]
    public void The_words_of_a_reason_are_marked_and_nothing_else()
    {
        var (comparison, reasons) = Compare(ComparisonLayout.Unified);
        var html = Html(comparison);
        var number = reasons.ToList().FindIndex(reason => reason.Sentence == "New recipient: data brokers") + 1;
        Assert.Contains($"Reason </span>{number}</a><mark>data brokers</mark>", html, StringComparison.Ordinal);
        Assert.Contains("<mark>never </mark></del><mark>sell</mark>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_at_which_the_quote_does_not_stand_is_not_shown()
    {
        var (_, reasons) = Compare(ComparisonLayout.Unified);
        var diff = PolicyDiffer.Compare(MarkdownReader.Read(Old), MarkdownReader.Read("Another text."));
        Assert.All(Enumerable.Range(1, reasons.Count), number =>
        {
            var anchor = new ReasonMarks(diff, reasons).AnchorOf(number, ComparisonLayout.Unified);
            Assert.True(anchor is null || anchor.EndsWith("-old", StringComparison.Ordinal));
        });
        var wild = reasons[0] with { NewPlace = new(7_000, -3, int.MaxValue, 5, 4), OldPlace = new(0, 9, 2, 1, 0) };
        Assert.Null(new ReasonMarks(diff, [wild]).AnchorOf(1, ComparisonLayout.Unified));
    }

    private static (Comparison Comparison, IReadOnlyList<Reason> Reasons) Compare(ComparisonLayout layout)
    {
        var diff = PolicyDiffer.Compare(MarkdownReader.Read(Old), MarkdownReader.Read(New));
        var reasons = Explainer.Explain(diff).Reasons;
        return (new(diff, layout, reasons), reasons);
    }

    /// <summary>All rows as their layout writes them.</summary>
    private static string Html(Comparison comparison)
    {
        using var writer = new StringWriter();
        foreach (var (number, row) in comparison.Diff.Rows.Index())
        {
            var marks = comparison.Marks.Of(number);
            if (comparison.Layout is ComparisonLayout.Side or ComparisonLayout.Removed) new TokenHtml(row.Tokens, marks, TokenSide.Old).WriteTo(writer, HtmlEncoder.Default);
            if (comparison.Layout is ComparisonLayout.Side or ComparisonLayout.New) new TokenHtml(row.Tokens, marks, TokenSide.New).WriteTo(writer, HtmlEncoder.Default);
            if (comparison.Layout == ComparisonLayout.Unified) new TokenHtml(row.Tokens, marks).WriteTo(writer, HtmlEncoder.Default);
        }

        return writer.ToString();
    }

    [GeneratedRegex("id=\"([^\"]+)\"")]
    private static partial Regex Ids();
}
