using System.Text.RegularExpressions;

namespace PolicyDiff.Archives.TimeMaps;

/// <summary>What the address of a memento tells about it, where it has the usual form <c>…/14digits[flag]/original</c>.</summary>
internal static partial class MementoUri
{
    /// <summary>Timestamp and captured address; null for an address of another form.</summary>
    public static (string Timestamp, string Original)? Parts(string address) =>
        Usual().Match(address) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    [GeneratedRegex("^https?://[^/]+/(?:[^/]+/){0,6}?([0-9]{14})(?:[a-z]{2}_)?/(https?:/.+)$", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Usual();
}
