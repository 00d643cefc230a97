using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PolicyDiff.Meaning;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>A reason's quote with the words in it that the reason rests on marked; a quote that is nothing but those words has no mark.</summary>
internal sealed class QuoteHtml(string quote, QuotePlace? place) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var (from, to) = place is null ? (0, 0) : (place.WordsStart - place.Start, place.WordsEnd - place.Start);
        if (from < 0 || to > quote.Length || from >= to || to - from == quote.Length)
        {
            TextHtml.Write(writer, encoder, quote);
            return;
        }

        TextHtml.Write(writer, encoder, quote[..from]);
        writer.Write("<mark>");
        TextHtml.Write(writer, encoder, quote[from..to]);
        writer.Write("</mark>");
        TextHtml.Write(writer, encoder, quote[to..]);
    }
}
