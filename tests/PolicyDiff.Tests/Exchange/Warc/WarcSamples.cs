using System.IO.Compression;
using System.Text;
using PolicyDiff.Exchange.Warc;

namespace PolicyDiff.Tests.Exchange.Warc;

/// <summary>WARC files of invented pages, written by hand so that what is read is not only what was written here.</summary>
internal static class WarcSamples
{
    internal const string Address = "https://quillbrook.example/privacy";

    internal static string Page(int number) => $"<html><body><h1>Quillbrook privacy</h1><p>We keep your letters for {number} days.</p></body></html>";

    internal static byte[] Http(string body, string more = "", string end = "\r\n") =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK{end}Content-Type: text/html; charset=utf-8{end}{more}{end}{body}");

    internal static byte[] Record(byte[] block, string fields = "", string type = "response", string version = "WARC/1.0", string end = "\r\n", int? length = null) =>
    [
        .. Encoding.UTF8.GetBytes($"{version}{end}WARC-Type: {type}{end}WARC-Target-URI: {Address}{end}WARC-Date: 2016-05-04T03:02:01Z{end}{fields}Content-Length: {length ?? block.Length}{end}{end}"),
        .. block, .. Encoding.UTF8.GetBytes(end + end),
    ];

    internal static byte[] Response(int number) => Record(Http(Page(number)), $"WARC-Record-ID: <urn:uuid:{number}>\r\n");

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    internal static byte[] Join(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    internal static async Task<List<WarcRecord>> ReadAsync(byte[] file, WarcReading? reading = null)
    {
        // In small pieces, as a slow disk gives them.
        using var stream = new TrickleStream(file);
        var records = new List<WarcRecord>();
        await foreach (var record in WarcReader.ReadAsync(stream, reading, TestContext.Current.CancellationToken)) records.Add(record);
        return records;
    }

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        private int count;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 + (count++ * 37 % 5000))], cancellationToken);
    }
}
