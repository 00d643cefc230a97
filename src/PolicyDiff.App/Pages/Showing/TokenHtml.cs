using System.Globalization;
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
/// Diff tokens as HTML, with the words that reasons rest on marked. A page's white space would come between the words, so they are written here
/// and not by markup; every character goes through the page's encoder.
/// </summary>
internal sealed class TokenHtml(IReadOnlyList<DiffToken> tokens, IReadOnlyList<ReasonMark> marks, TokenSide side = TokenSide.Both) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var (old, @new, told) = (0, 0, new HashSet<int>());
        foreach (var token in tokens)
        {
            if (!(side == TokenSide.Old && token.Mark == TokenMark.Added) && !(side == TokenSide.New && token.Mark == TokenMark.Removed))
            {
                var meant = marks.Where(mark => IsMeant(mark, token.Mark)).Select(mark => Within(mark, mark.IsOld ? old : @new, token.Text.Length)).Where(mark => mark.End > mark.Start).ToList();
                Write(new(writer, encoder, this, told), token, meant);
            }

            if (token.Mark != TokenMark.Added) old += token.Text.Length;
            if (token.Mark != TokenMark.Removed) @new += token.Text.Length;
        }
    }

    /// <summary>Kept words are both texts'; where one side's reason has words in each, those of the new text are marked.</summary>
    private bool IsMeant(ReasonMark mark, TokenMark token) => token switch
    {
        TokenMark.Removed => mark.IsOld,
        TokenMark.Added => !mark.IsOld,
        _ => side switch
        {
            TokenSide.Old => mark.IsOld,
            TokenSide.New => !mark.IsOld,
            _ => !mark.IsOld || mark.IsAlone,
        },
    };

    private static ReasonMark Within(ReasonMark mark, int begin, int length) =>
        mark with { Start = Math.Clamp(mark.Start - begin, 0, length), End = Math.Clamp(mark.End - begin, 0, length) };

    private static void Write(Sheet sheet, DiffToken token, List<ReasonMark> marks)
    {
        var (open, spoken, close) = token.Mark switch
        {
            TokenMark.Added => ("<ins dir=\"auto\">", "<span dir=\"ltr\" class=\"visually-hidden\">added: </span>", "</ins>"),
            TokenMark.Removed => ("<del dir=\"auto\">", "<span dir=\"ltr\" class=\"visually-hidden\">removed: </span>", "</del>"),
            _ => ("", "", ""),
        };
        List<int> cuts = [.. marks.SelectMany(mark => new[] { mark.Start, mark.End }).Append(0).Append(token.Text.Length).Distinct().Order()];
        sheet.Writer.Write(open);
        sheet.Writer.Write(spoken);
        foreach (var (from, to) in cuts.Zip(cuts.Skip(1))) WritePiece(sheet, token.Text[from..to], marks.FindAll(mark => mark.Start <= from && mark.End >= to));
        sheet.Writer.Write(close);
    }

    /// <summary>A piece that the same reasons rest on. The reason's number stands before its first words: told by sign and word, not by colour.</summary>
    private static void WritePiece(Sheet sheet, string text, List<ReasonMark> marks)
    {
        foreach (var mark in marks.Where(mark => sheet.Told.Add(mark.Number)))
        {
            sheet.Writer.Write(string.Create(CultureInfo.InvariantCulture, $"<a class=\"why-number\" id=\"{sheet.Html.IdOf(mark)}\" href=\"#why-{mark.Number}\"><span dir=\"ltr\" class=\"visually-hidden\">Reason </span>{mark.Number}</a>"));
        }

        if (marks.Count > 0) sheet.Writer.Write(marks.TrueForAll(mark => mark.IsWhole) ? "<mark class=\"mark-whole\">" : "<mark>");
        TextHtml.Write(sheet.Writer, sheet.Encoder, text);
        if (marks.Count > 0) sheet.Writer.Write("</mark>");
    }

    /// <summary>Old and new words side by side need one number: it is linked to as that of the new ones.</summary>
    private string IdOf(ReasonMark mark) =>
        side == TokenSide.Both && marks.Any(other => other.Number == mark.Number && !other.IsOld) ? ReasonMark.IdOf(mark.Number, isOld: false) : mark.Id;

    /// <summary>Where a row is written, and the numbers that stand in it already.</summary>
    private sealed record Sheet(TextWriter Writer, HtmlEncoder Encoder, TokenHtml Html, HashSet<int> Told);
}
