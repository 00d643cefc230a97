using System.Globalization;
using System.Text;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>The records of captures, in the order they are written: a body that was written before is referred to.</summary>
internal sealed class CaptureRecords
{
    private static readonly string[] OfOtherForms = ["Content-Encoding", "Transfer-Encoding", "Content-Length"];

    private readonly Dictionary<ContentHash, Written> bodies = [];

    /// <summary>The record of the answer and its block; null for a capture without one.</summary>
    internal (IReadOnlyList<WarcField> Fields, byte[] Block)? Answer(Capture capture, byte[]? body)
    {
        if (capture.Status is null && body is null) return null;
        var fields = Head(capture, capture.Status is null ? WarcRecord.Resource : WarcRecord.Response);
        if (capture.Status is null)
        {
            fields.Add(new("WARC-Payload-Digest", WarcDigest.Sha1(body)));
            fields.Add(new("Content-Type", capture.Header("Content-Type") ?? "application/octet-stream"));
            return (fields, body!);
        }

        fields.Add(new("WARC-Payload-Digest", WarcDigest.Sha1(body)));
        fields.Add(new("Content-Type", "application/http; msgtype=response"));
        var head = HttpHead(capture, body?.Length ?? 0);
        if (body is not { Length: > 0 } || capture.BodyHash is not { } hash) return (fields, head);
        if (bodies.TryGetValue(hash, out var first)) return (Revisit(fields, first), head);
        bodies.Add(hash, new(fields[1].Value, Address(capture), capture.Instant));
        return (fields, [.. head, .. body]);
    }

    /// <summary>The record of where a capture came from and what was made of it.</summary>
    internal static (IReadOnlyList<WarcField> Fields, byte[] Block) Provenance(Capture capture, Reading? reading, bool answered)
    {
        var fields = Head(capture, WarcRecord.Metadata);
        fields[1] = new("WARC-Record-ID", WarcNames.Id(ContentHash.Of("metadata " + Evidence(capture))));
        if (answered) fields.Add(new("WARC-Concurrent-To", WarcNames.Id(Evidence(capture))));
        fields.Add(new("Content-Type", "application/json"));
        var document = new CaptureDocument(
            capture.Source.Address, capture.Origin, capture.Instant, capture.RequestedAddress, capture.FinalAddress, capture.Redirects, capture.Status, capture.Headers,
            capture.BodyHash?.ToString(), capture.ArchiveAddress, capture.Failure, capture.FailureSentence, capture.ReceivedAt,
            reading?.Outcome.ToWord(), reading?.Reasons, reading?.TextHash?.ToString());
        return (fields, Encoding.UTF8.GetBytes(LineFormat.ToJson(document)));
    }

    private static List<WarcField> Head(Capture capture, string type) =>
    [
        new("WARC-Type", type),
        new("WARC-Record-ID", WarcNames.Id(Evidence(capture))),
        new("WARC-Target-URI", Address(capture)),
        new("WARC-Date", WarcDate.Write(capture.Instant)),
        new(WarcNames.Source, capture.Source.Address),
    ];

    private static List<WarcField> Revisit(List<WarcField> fields, Written first)
    {
        fields[0] = new("WARC-Type", WarcRecord.Revisit);
        fields.Add(new("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"));
        fields.Add(new("WARC-Refers-To", first.Id));
        fields.Add(new("WARC-Refers-To-Target-URI", first.Address));
        fields.Add(new("WARC-Refers-To-Date", WarcDate.Write(first.Instant)));
        return fields;
    }

    private static ContentHash Evidence(Capture capture) =>
        EvidenceName.Of(capture.Source.Address, new(capture.Origin, capture.Instant, capture.BodyHash, capture.Status));

    private static string Address(Capture capture) => capture.FinalAddress ?? capture.RequestedAddress;

    /// <summary>As received, but what speaks of an encoding that was undone is kept under another name: the body stands here without it.</summary>
    private static byte[] HttpHead(Capture capture, int length)
    {
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {capture.Status} {(System.Net.HttpStatusCode)capture.Status!}\r\n"));
        foreach (var header in capture.Headers)
        {
            var isOfOtherForm = OfOtherForms.Contains(header.Name, StringComparer.OrdinalIgnoreCase);
            head.Append(isOfOtherForm ? WarcNames.Moved : "").Append(Line(header.Name)).Append(": ").Append(Line(header.Value)).Append("\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n");
        return Encoding.UTF8.GetBytes(head.ToString());
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ").Replace('\0', ' ');

    private sealed record Written(string Id, string Address, DateTimeOffset Instant);
}
