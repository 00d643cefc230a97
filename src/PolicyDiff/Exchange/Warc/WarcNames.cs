using PolicyDiff.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>What exported files are told by when they come back.</summary>
internal static class WarcNames
{
    /// <summary>An extension field: the tracked address, which is not the one that answered where the page was redirected.</summary>
    internal const string Source = "PolicyDiff-Source";

    /// <summary>The policy, as JSON, among the fields of the first record.</summary>
    internal const string Policy = "policydiff-policy";

    /// <summary>Headers that speak of a form the body is not stored in.</summary>
    internal const string Moved = "X-Archive-Orig-";

    /// <summary>A record's name, made of content: the same capture has the same in every export.</summary>
    internal static string Id(ContentHash content)
    {
        var bytes = content.ToBytes().AsSpan(0, 16).ToArray();
        // An identifier whose bits the maker chooses (RFC 9562, version 8).
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"<urn:uuid:{new Guid(bytes, bigEndian: true)}>";
    }
}
