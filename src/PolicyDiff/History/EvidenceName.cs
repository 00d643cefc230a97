using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>Names a capture by what it is, not by its row, so that a restored or rebuilt database gives the same names.</summary>
public static class EvidenceName
{
    /// <summary>
    /// SHA-256 of source address, origin, instant, body, and the status where it is not 200: a redirect and an error of one second may both be empty.
    /// </summary>
    public static ContentHash Of(string sourceAddress, CapturedAs capture) =>
        ContentHash.Of(string.Join(
            '\n',
            [
                sourceAddress,
                capture.Origin,
                capture.Instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                capture.Body?.ToString() ?? "",
                // Named so since before the status counted: names of what people cited must not change.
                .. capture.Status is { } status and not 200 ? [status.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            ]));
}

/// <summary>What tells captures of one source apart.</summary>
public readonly record struct CapturedAs(string Origin, DateTimeOffset Instant, ContentHash? Body, int? Status);
