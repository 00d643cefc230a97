using System.Globalization;

namespace PolicyDiff.Meaning;

/// <summary>How headlines count, list and quote.</summary>
internal static class HeadlineWords
{
    /// <summary>No headline is longer, in characters.</summary>
    public const int Longest = 140;

    private const string Cut = " …";

    /// <summary>"one clause", "12 clauses".</summary>
    public static string Count(int count, string noun) => count == 1 ? $"one {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {noun}s");

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        2 => $"{parts[0]} and {parts[1]}",
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };

    /// <summary>The words between quotation marks on one line, without the stop at their end; cut behind a word where they are too long.</summary>
    public static string Quote(string words, int longest)
    {
        var line = OneLine(words);
        var most = longest - "‘’".Length;
        if (line.Length <= most) return $"‘{line}’";
        var end = most - Cut.Length;
        while (end > 0 && !char.IsWhiteSpace(line[end])) end--;

        // A script without spaces is cut where it must be, between two whole characters.
        if (end == 0) end = Math.Max(1, most - Cut.Length - (char.IsHighSurrogate(line[Math.Max(0, most - Cut.Length - 1)]) ? 1 : 0));
        return $"‘{line[..end].TrimEnd(' ', ',', ';', ':', '(', '-', '–')}{Cut}’";
    }

    /// <summary>White space is one space; stops at either end and marks of a list are left out.</summary>
    private static string OneLine(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim().TrimStart('•', '*', '◦', '·', '-', ' ', '.', ';', ',', ':', ')').TrimEnd('.', ';', ',', ':', ' ', '(');
}
