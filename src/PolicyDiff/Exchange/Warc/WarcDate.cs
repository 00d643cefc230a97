using System.Globalization;

namespace PolicyDiff.Exchange.Warc;

/// <summary>The instants of WARC files: W3C-DTF in UTC, to the second in WARC/1.0, to nine digits of a second in 1.1.</summary>
internal static class WarcDate
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyyMMddHHmmss"];

    /// <summary>As WARC/1.1 writes it, exact to what the database keeps (microseconds).</summary>
    internal static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Null for what is no instant.</summary>
    internal static DateTimeOffset? Parse(string? text)
    {
        if (text is null) return null;
        var given = text.Trim();
        // Nine digits are allowed, seven are what a clock here holds.
        if (given.IndexOf('.', StringComparison.Ordinal) is var dot && dot > 0 && given.Length > dot + 9) given = given[..(dot + 8)] + given[(dot + 8)..].TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return DateTimeOffset.TryParseExact(given, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
    }
}
