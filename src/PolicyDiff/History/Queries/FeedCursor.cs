using System.Globalization;

namespace PolicyDiff.History.Queries;

/// <summary>
/// Where a page of the feed ended: at an instant, after so many of the events of that instant. Names no row, so a cursor
/// stays valid when the history is rebuilt. Written "20190302T041107.123456Z-1".
/// </summary>
internal sealed record FeedCursor(DateTimeOffset Instant, int Shown)
{
    private const string Format = "yyyyMMdd'T'HHmmss.ffffff'Z'";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture)}-{Shown}");

    /// <summary>Reads a cursor out of an address; null for anything else, which then means the beginning.</summary>
    internal static FeedCursor? Parse(string? written)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var parts = written?.Split('-');
        return parts is { Length: 2 }
            && DateTimeOffset.TryParseExact(parts[0], Format, CultureInfo.InvariantCulture, Utc, out var instant)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? new(instant, shown)
            : null;
    }
}
