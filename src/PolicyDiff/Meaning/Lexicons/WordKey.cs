using System.Text;

namespace PolicyDiff.Meaning.Lexicons;

/// <summary>
/// A text's words alone: without punctuation, bullets, heading marks, and web addresses that stand in for a link or a picture. Two sentences
/// with the same key are the same sentence, set in another way. Signs that belong to a number (%, currency) and those of an e-mail address count.
/// </summary>
internal static class WordKey
{
    /// <summary>The words, as written, with one space between.</summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            if (IsAddress(rest))
            {
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('<' or ')' or ']')) at++;
                continue;
            }

            if (!IsPart(text[at]))
            {
                at++;
                continue;
            }

            if (key.Length > 0) key.Append(' ');
            while (at < text.Length && IsPart(text[at])) key.Append(text[at++]);
        }

        return key.ToString();
    }

    private static bool IsAddress(ReadOnlySpan<char> rest) =>
        rest[0] is 'h' or 'H' && (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character is '%' or '$' or '€' or '£' or '@' || char.IsSurrogate(character);
}
