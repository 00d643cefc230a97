using System.Globalization;
using System.Text;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// Text for a terminal: words in colours, lines broken between words at the terminal's width with the next line indented. Colours
/// end with a line and begin again on the next, so that no background or underline runs over the indent.
/// </summary>
/// <param name="colours">Whether escape sequences are written.</param>
/// <param name="width">Columns of the terminal; null when lines are not to be broken (a pipe, a file).</param>
internal sealed class TerminalPage(bool colours, int? width)
{
    private const string Reset = "\u001b[0m";
    private const string Indent = "  ";

    /// <summary>Longer lines of prose are hard to follow back to their beginning.</summary>
    private const int WidestLine = 110;

    private const int NarrowestLine = 20;

    private readonly int? columns = width is { } known ? Math.Clamp(known - 1, NarrowestLine, WidestLine) : null;
    private readonly StringBuilder page = new();
    private int column;

    public TerminalPage Append(string text, string? colour = null)
    {
        if (text.Length == 0) return this;
        Open(colour);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfPiece(text, at);
            AppendPiece(text.AsSpan(at, end - at), colour);
            at = end;
        }

        if (colours && colour is not null) page.Append(Reset);
        return this;
    }

    public TerminalPage Line(int lines = 1)
    {
        page.Append('\n', lines);
        column = 0;
        return this;
    }

    public override string ToString() => page.ToString();

    /// <summary>A line end, a run of spaces, or a word; a word of a script without spaces may break anywhere.</summary>
    private static int EndOfPiece(string text, int at)
    {
        if (text[at] == '\n') return at + 1;
        var isSpace = text[at] == ' ';
        var end = at + 1;
        while (end < text.Length && text[end] != '\n' && (text[end] == ' ') == isSpace && !IsWide(text[end - 1])) end++;
        return end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }

    private void AppendPiece(ReadOnlySpan<char> piece, string? colour)
    {
        var isLineEnd = piece is "\n";
        var size = isLineEnd ? 0 : Columns(piece);
        if (isLineEnd || (columns is { } limit && column > Indent.Length && column + size > limit && piece[0] != ' '))
        {
            if (colours && colour is not null) page.Append(Reset);
            while (!isLineEnd && page[^1] == ' ') page.Length--;
            page.Append('\n').Append(Indent);
            column = Indent.Length;
            Open(colour);
        }

        if (isLineEnd) return;
        page.Append(piece);
        column += size;
    }

    private void Open(string? colour)
    {
        if (colours && colour is not null) page.Append(colour);
    }

    private static int Columns(ReadOnlySpan<char> text)
    {
        var total = 0;
        foreach (var character in text)
        {
            var isInvisible = char.IsLowSurrogate(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
            total += isInvisible ? 0 : IsWide(character) ? 2 : 1;
        }

        return total;
    }

    /// <summary>East Asian wide characters and most emoji (by their surrogates) fill two columns.</summary>
    private static bool IsWide(char character) => character is (>= '\u1100' and <= '\u115f') or (>= '\u2e80' and <= '\ua4cf')
        or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\ufe30' and <= '\ufe4f') or (>= '\uff00' and <= '\uff60') or (>= '\ud83c' and <= '\ud83e');
}
