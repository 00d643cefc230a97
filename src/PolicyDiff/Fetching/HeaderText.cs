using System.Globalization;
using System.Text;

namespace PolicyDiff.Fetching;

/// <summary>Reads header values that servers write in more than one way.</summary>
internal static class HeaderText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>A value whose bytes are UTF-8 (a Location with unescaped letters), read as that; else as received.</summary>
    public static string AsUtf8(string latin1)
    {
        if (!latin1.Any(character => character > '~') || latin1.Any(character => character > 'ÿ')) return latin1;
        try
        {
            return Strict.GetString(Encoding.Latin1.GetBytes(latin1));
        }
        catch (DecoderFallbackException)
        {
            return latin1;
        }
    }

    /// <summary>Retry-After as seconds or as a date; null when absent or unreadable. Never negative.</summary>
    public static TimeSpan? RetryAfter(string? value, DateTimeOffset now)
    {
        if (value is null) return null;
        if (int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParseExact(value.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}
