using System.Globalization;
using System.Text;

namespace PolicyDiff.Alerts;

/// <summary>Makes foreign words fit for a header or a line of a mail.</summary>
internal static class MailText
{
    /// <summary>One line: control characters and white space become single spaces; marks that turn the direction of text or have no width are dropped.</summary>
    internal static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse) continue;
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The text, or its beginning up to a word's end and "…", in at most <paramref name="length"/> characters.</summary>
    internal static string Shorten(string text, int length)
    {
        if (text.Length <= length) return text;
        var cut = SafeCut(text, length - 1);
        var space = text.LastIndexOf(' ', cut - 1, cut / 2);
        return text[..(space > 0 ? space : cut)].TrimEnd() + "…";
    }

    /// <summary>The text's end from a word's beginning on, after "…", in at most <paramref name="length"/> characters.</summary>
    internal static string ShortenStart(string text, int length)
    {
        if (text.Length <= length) return text;
        var start = text.Length - length + 1;
        if (char.IsLowSurrogate(text[start])) start++;
        var space = text.IndexOf(' ', start, length / 2);
        return "…" + text[(space >= 0 ? space + 1 : start)..];
    }

    private static int SafeCut(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
