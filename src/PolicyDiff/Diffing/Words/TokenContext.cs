using PolicyDiff.Text;

namespace PolicyDiff.Diffing.Words;

/// <summary>Shortens the unchanged stretches inside a long paragraph to some words around each change, for mail and terminal.</summary>
internal static class TokenContext
{
    private const string Cut = " […] ";

    /// <summary>The tokens with at most this many unchanged words beside each change; rows without a change keep that many in all.</summary>
    public static IReadOnlyList<DiffToken> Shorten(IReadOnlyList<DiffToken> tokens, int words)
    {
        var shortened = new List<DiffToken>(tokens.Count);
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            var isFirst = index == 0;
            var isLast = index == tokens.Count - 1;
            var allowed = isFirst || isLast ? words : 2 * words;
            if (token.Mark != TokenMark.Same || Canonical.CountWords(token.Text) <= allowed + 3) shortened.Add(token);
            else shortened.Add(token with { Text = (isFirst && !isLast ? "" : Head(token.Text, words)) + Cut + (isLast ? "" : Tail(token.Text, words)) });
        }

        return shortened;
    }

    private static string Head(string text, int words)
    {
        var end = 0;
        for (var count = 0; count < words && end < text.Length; count++)
        {
            while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        }

        return text[..end];
    }

    private static string Tail(string text, int words)
    {
        var start = text.Length;
        for (var count = 0; count < words && start > 0; count++)
        {
            while (start > 0 && char.IsWhiteSpace(text[start - 1])) start--;
            while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
        }

        return text[start..];
    }
}
