using System.Text.RegularExpressions;

namespace PolicyDiff.Text;

/// <summary>
/// The one shape of all tables of phrases: a list of alternatives, some to a line, any letter case, with a bound on what is looked at, because the
/// time that such a list takes grows with the text.
/// </summary>
internal static class Phrase
{
    /// <summary>For every table.</summary>
    internal const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What the text says of the table, its white space made even; null where nothing.</summary>
    internal static string? Said(Regex table, string text)
    {
        if (text.Length == 0) return null;
        var match = table.Match(text);
        return match.Success ? string.Join(' ', match.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
    }

    /// <summary>True where a line of at most so many characters says something of the table.</summary>
    internal static bool IsSaid(Regex table, string line, int longest) => line.Length <= longest && table.IsMatch(line);
}
