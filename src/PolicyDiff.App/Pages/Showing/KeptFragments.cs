using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using PolicyDiff.Exchange;
using PolicyDiff.History.Queries;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>What of a page is made of texts alone, and so is the same for every reader: written once, kept by the names of the texts.</summary>
/// <param name="Part">Which part of the page.</param>
/// <param name="Old">The old text's faithful form.</param>
/// <param name="New">The new text's.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Reasons">Names the reasons whose words are marked in it.</param>
internal sealed record FragmentKey(string Part, ContentHash Old, ContentHash New, ComparisonLayout Layout, ContentHash Reasons);

/// <summary>
/// Comparisons as pages show them: cut into hunks, and written as HTML. Signed-in readers share them too, whose pages as a whole nobody keeps. What is
/// kept must depend on nothing but its key: no reader, no time, no right.
/// </summary>
internal sealed class KeptFragments(HtmlEncoder encoder)
{
    private const long MostBytes = 96_000_000;
    private const string Cut = "cut";

    private readonly Kept<FragmentKey, IHtmlContent> written = new(MostBytes);
    private readonly Kept<FragmentKey, Comparison> cut = new(MostBytes / 3);

    /// <summary>The comparison of a view in a layout.</summary>
    internal Task<Comparison> ComparisonAsync(ChangeView view, ComparisonLayout layout)
    {
        var reasons = ContentHash.Of(JsonSerializer.Serialize(view.Explanation.Reasons, LineFormat.Json));
        var key = new FragmentKey(Cut, view.Old.Faithful, view.New.Faithful, layout, reasons);
        // The texts themselves are counted where they are kept.
        return cut.GetAsync(key, () => Task.FromResult((new Comparison(view.Diff, layout, view.Explanation.Reasons) { Key = key }, 200L * view.Diff.Rows.Count)));
    }

    /// <summary>A part of the page that shows a comparison; <paramref name="render"/> is asked once.</summary>
    internal Task<IHtmlContent> OfAsync(Comparison comparison, string part, Func<Task<IHtmlContent>> render) =>
        comparison.Key is not { } key ? render() : written.GetAsync(key with { Part = part }, async () =>
        {
            using var writer = new StringWriter();
            (await render()).WriteTo(writer, encoder);
            var html = new Written(writer.ToString());
            return ((IHtmlContent)html, 2L * html.Length);
        });

    /// <summary>What the page's own encoder wrote.</summary>
    private sealed class Written(string html) : IHtmlContent
    {
        internal int Length => html.Length;

        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html);
    }
}
