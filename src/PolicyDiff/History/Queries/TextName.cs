using System.Globalization;

namespace PolicyDiff.History.Queries;

/// <summary>
/// How an address names a text of a policy: by 12 to 64 hex digits of its hash, or by a day (the text in force then).
/// Exactly one of the two is set.
/// </summary>
internal sealed record TextName(string? Hex, DateOnly? Day)
{
    private const int HashLength = 64;

    /// <summary>Reads "0a1b2c3d4e5f" or "2019-03-02"; null for anything else.</summary>
    internal static TextName? Parse(string written)
    {
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new(null, day);
        return written.Length is >= Text.ContentHash.ShortLength and <= HashLength && written.All(char.IsAsciiHexDigit)
            ? new(written.ToLowerInvariant(), null)
            : null;
    }
}
