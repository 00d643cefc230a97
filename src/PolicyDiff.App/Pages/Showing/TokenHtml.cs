using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PolicyDiff.Diffing;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Which of a row's tokens are written.</summary>
internal enum TokenSide
{
    Both,

    /// <summary>The old text: kept and removed words.</summary>
    Old,

    /// <summary>The new text: kept and added words.</summary>
    New,
}

/// <summary>
/// Diff tokens as HTML. A page's white space would come between the words, so they are written here and not by markup;
/// every character goes through the page's encoder.
/// </summary>
internal sealed class TokenHtml(IReadOnlyList<DiffToken> tokens, TokenSide side = TokenSide.Both) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var token in tokens)
        {
            if (side == TokenSide.Old && token.Mark == TokenMark.Added) continue;
            if (side == TokenSide.New && token.Mark == TokenMark.Removed) continue;
            Write(writer, encoder, token);
        }
    }

    private static void Write(TextWriter writer, HtmlEncoder encoder, DiffToken token)
    {
        var (open, close) = token.Mark switch
        {
            TokenMark.Added => ("<ins><span class=\"visually-hidden\">added: </span>", "</ins>"),
            TokenMark.Removed => ("<del><span class=\"visually-hidden\">removed: </span>", "</del>"),
            _ => ("", ""),
        };
        writer.Write(open);
        TextHtml.Write(writer, encoder, token.Text);
        writer.Write(close);
    }
}
