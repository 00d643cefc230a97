using System.Text.Encodings.Web;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Captured characters as HTML: encoded, with the author's line breaks and a visible border between table cells.</summary>
internal static class TextHtml
{
    internal static void Write(TextWriter writer, HtmlEncoder encoder, string text)
    {
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is not ('\n' or '\t')) continue;
            encoder.Encode(writer, text, start, index - start);
            writer.Write(text[index] == '\n' ? "<br>" : "<span class=\"cell-border\"> | </span>");
            start = index + 1;
        }

        encoder.Encode(writer, text, start, text.Length - start);
    }
}
