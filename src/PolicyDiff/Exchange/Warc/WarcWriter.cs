using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>Writes a WARC/1.1 file, each record a gzip member of its own, so that other tools find and replay one without the others.</summary>
internal sealed class WarcWriter(Stream output)
{
    /// <summary>Writes a record; its length and block digest are added here.</summary>
    internal async Task WriteAsync(IReadOnlyList<WarcField> fields, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        var head = new StringBuilder("WARC/1.1\r\n");
        foreach (var field in fields) Add(head, field);
        Add(head, new("WARC-Block-Digest", WarcDigest.Sha1(block.Span)));
        Add(head, new("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture)));
        head.Append("\r\n");
        using var member = new MemoryStream();
        await using (var gzip = new GZipStream(member, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(head.ToString()), cancellationToken);
            await gzip.WriteAsync(block, cancellationToken);
            await gzip.WriteAsync("\r\n\r\n"u8.ToArray(), cancellationToken);
        }

        await output.WriteAsync(member.GetBuffer().AsMemory(0, (int)member.Length), cancellationToken);
    }

    // A line end in a value would begin another field.
    private static void Add(StringBuilder head, WarcField field) =>
        head.Append(field.Name).Append(": ").Append(field.Value.ReplaceLineEndings(" ").Replace('\0', ' ')).Append("\r\n");
}
