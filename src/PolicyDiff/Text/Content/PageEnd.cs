using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Content;

/// <summary>
/// Tells a body that was cut off from an old page without end tags: only an end inside a tag or a sentence that stops in the
/// middle, on a page that opened an html element and never closed it, counts.
/// </summary>
internal static partial class PageEnd
{
    private const int LastWords = 200;

    /// <summary>True where the body ends before the page does.</summary>
    public static bool IsCut(string source, PolicyText text)
    {
        var trimmed = source.AsSpan().TrimEnd();
        if (trimmed.Length == 0 || !source.Contains("<html", StringComparison.OrdinalIgnoreCase)) return false;
        var tail = trimmed[Math.Max(0, trimmed.Length - 4000)..].ToString();
        if (tail.Contains("</html", StringComparison.OrdinalIgnoreCase) || tail.Contains("</body", StringComparison.OrdinalIgnoreCase)) return false;
        return EndsInTag(tail) || EndsInSentence(tail, text);
    }

    private static bool EndsInTag(string tail)
    {
        var opened = tail.LastIndexOf('<');
        return opened >= 0 && tail.IndexOf('>', opened) < 0 && opened + 1 < tail.Length && (char.IsAsciiLetter(tail[opened + 1]) || tail[opened + 1] is '/' or '!');
    }

    private static bool EndsInSentence(string tail, PolicyText text)
    {
        if (tail[^1] == '>' || text.Blocks.Count == 0) return false;
        var last = text.Blocks[^1].PlainText;
        return tail.EndsWith(last[Math.Max(0, last.Length - 12)..], StringComparison.Ordinal) && MidSentence().IsMatch(last[Math.Max(0, last.Length - LastWords)..]);
    }

    [GeneratedRegex(@"\S+\s+\S+\s+\S+\s+[\p{Ll},]+$")]
    private static partial Regex MidSentence();
}
