using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>Writes captured text into HTML: everything encoded, letters of all scripts kept readable.</summary>
internal static class SafeHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text encoded; a line break becomes an element, a table cell's border a bar.</summary>
    public static StringBuilder AppendText(this StringBuilder html, string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] is not ('\n' or '\t')) continue;
            if (at > start) html.Append(Encoder.Encode(text[start..at]));
            if (at < text.Length) html.Append(text[at] == '\n' ? "<br>" : " | ");
            start = at + 1;
        }

        return html;
    }
}
