using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>Names a capture by what it is, not by its row, so that a restored or rebuilt database gives the same names.</summary>
public static class EvidenceName
{
    /// <summary>SHA-256 of source address, origin, instant and body.</summary>
    public static ContentHash Of(string sourceAddress, string origin, DateTimeOffset instant, ContentHash? body) =>
        ContentHash.Of(string.Join(
            '\n',
            sourceAddress,
            origin,
            instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            body?.ToString() ?? ""));
}
