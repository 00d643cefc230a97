using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyDiff.App.Demo;

/// <summary>What stands after "/web/": a time (or none: the newest; "*": all), a flag, an address.</summary>
/// <param name="Timestamp">The digits as written; empty for none.</param>
/// <param name="Flag">"id_" for the original bytes, empty for reading, "*" for the list.</param>
/// <param name="Address">The archived address, unescaped.</param>
internal sealed partial record ReplayRequest(string Timestamp, string Flag, string Address)
{
    private const string Latest = "99991231235959";

    /// <summary>Reads it; null where it is none.</summary>
    public static ReplayRequest? Parse(string rest)
    {
        var match = Shape().Match(rest);
        return match.Success ? new(match.Groups["time"].Value, match.Groups["flag"].Value, Uri.UnescapeDataString(match.Groups["address"].Value)) : null;
    }

    /// <summary>
    /// The instant it names: a short timestamp means the end of its year, month or day; one that is no date, the end of
    /// time. Null for none.
    /// </summary>
    public DateTimeOffset? Instant
    {
        get
        {
            if (Timestamp.Length == 0) return null;
            for (var day = 31; day >= 28; day--)
            {
                var pad = string.Create(CultureInfo.InvariantCulture, $"{Latest[..6]}{day}{Latest[8..]}");
                var padded = Timestamp + pad[Timestamp.Length..];
                if (DateTimeOffset.TryParseExact(padded, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant;
            }

            return DateTimeOffset.MaxValue;
        }
    }

    [GeneratedRegex(@"^(?:(?<time>[0-9]{1,14})(?<flag>id_)?/|(?<flag>\*)/)?(?<address>(?:https?:|[^/?#\s]+\.)[^\s]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();
}
