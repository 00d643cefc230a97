using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Decoding;

/// <summary>
/// Mends JSON that others wrote. Half of a surrogate pair, escaped, is well-formed JSON (RFC 8259 §8.2) and what is left where a program cut
/// a text in the middle of a sign; the parser takes it and throws when the string is asked for.
/// </summary>
internal static partial class JsonEscapes
{
    private const string Replacement = @"\uFFFD";

    /// <summary>The same JSON, as long, with each such half replaced by U+FFFD.</summary>
    public static string Mend(string json) =>
        json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(json, match => match.Groups["half"].Success ? Replacement : match.Value) : json;

    // Each escape is taken whole, so that an escaped backslash begins none.
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|[^u]|u)")]
    private static partial Regex Escape();
}
