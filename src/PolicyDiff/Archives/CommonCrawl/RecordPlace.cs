using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyDiff.Archives.CommonCrawl;

/// <summary>Where a capture's record is: a range of a WARC file.</summary>
/// <param name="File">Path below the data address.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Bytes: one gzip member.</param>
/// <param name="Truncated">Why the crawl kept only the beginning of the body ("length"), or null.</param>
internal sealed partial record RecordPlace(string File, long Offset, long Length, string? Truncated)
{
    private const int MostBytes = 100_000_000;

    public string Range => string.Create(CultureInfo.InvariantCulture, $"bytes={Offset}-{Offset + Length - 1}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}#{Offset}+{Length}{(Truncated is null ? "" : "!" + Truncated)}");

    /// <summary>From the index's words; null when they name no place.</summary>
    public static RecordPlace? Of(string? file, string? offset, string? length, string? truncated) => Parse($"{file}#{offset}+{length}{(truncated is null or "" ? "" : "!" + truncated)}");

    public static RecordPlace? Parse(string? location) =>
        location is not null && Form().Match(location) is { Success: true } match
        && long.TryParse(match.Groups["offset"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
        && long.TryParse(match.Groups["length"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length is > 0 and < MostBytes && offset < long.MaxValue - MostBytes && !match.Groups["file"].Value.Contains("..", StringComparison.Ordinal)
            ? new(match.Groups["file"].Value, offset, length, match.Groups["cut"] is { Success: true } cut ? cut.Value : null)
            : null;

    [GeneratedRegex("^(?<file>[A-Za-z0-9][A-Za-z0-9._/=-]{0,400})#(?<offset>[0-9]{1,18})\\+(?<length>[0-9]{1,10})(?:!(?<cut>[a-z]{1,20}))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
