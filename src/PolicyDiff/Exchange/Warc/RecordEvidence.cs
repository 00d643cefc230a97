using System.Globalization;
using System.Text.Json;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>What a record of a WARC file says, as evidence.</summary>
internal static class RecordEvidence
{
    /// <summary>The origin of captures from files that do not say where they came from.</summary>
    internal const string Origin = "warc";

    private const int NotModified = 304;

    /// <summary>A response or resource; null with a sentence when it says nothing that can be taken in.</summary>
    internal static ReceivedCapture? Of(WarcRecord record, long sourceId, out string problem)
    {
        if (Head(record, sourceId, out problem) is not { } head) return null;
        if (record.Type == WarcRecord.Resource) return head with { Headers = record.Header("Content-Type") is { } type ? [new("Content-Type", type)] : [], Body = record.Block };
        if (AnswerReader.Read(record.Block) is not { } answer)
        {
            problem = $"The record of {record.Address} at byte {record.Offset} holds no HTTP answer.";
            return null;
        }

        var cut = record.Header("WARC-Truncated");
        return head with
        {
            Status = answer.Status,
            Headers = answer.Headers,
            Body = answer.Status == NotModified ? null : answer.Body,
            Failure = cut is not null ? "truncated" : answer.Failure,
            FailureSentence = cut is not null ? $"Whoever captured it cut it off ({cut})." : answer.Failure is null ? null : answer.Sentence,
        };
    }

    /// <summary>"Not modified": the server said so, which is what is stored. It says that the page was as the observer saw it before.</summary>
    internal static bool IsNotModified(WarcRecord revisit) => revisit.Header("WARC-Profile")?.Contains("server-not-modified", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A revisit with what it refers to.</summary>
    internal static ReceivedCapture? Of(WarcRecord revisit, long sourceId, RevisitIndex.Answered? first, byte[]? body, out string problem)
    {
        if (Head(revisit, sourceId, out problem) is not { } head) return null;
        var answer = AnswerReader.Read(revisit.Block);
        return IsNotModified(revisit)
            ? head with { Status = NotModified, Headers = answer?.Headers ?? [] }
            : head with { Status = answer?.Status ?? first?.Status, Headers = answer?.Headers is { Count: > 0 } own ? own : first?.Headers ?? [], Body = body };
    }

    /// <summary>What the exporting program wrote beside the record wins: it is the evidence itself.</summary>
    internal static ReceivedCapture With(ReceivedCapture? capture, CaptureDocument document, long sourceId) => new()
    {
        SourceId = sourceId,
        Origin = document.Origin,
        Instant = document.Instant,
        RequestedAddress = document.RequestedAddress,
        FinalAddress = document.FinalAddress,
        Redirects = document.Redirects,
        Status = document.Status,
        Headers = document.Headers,
        Body = document.Body is null ? null : capture?.Body,
        ArchiveAddress = document.ArchiveAddress,
        Failure = document.Failure,
        FailureSentence = document.FailureSentence,
    };

    /// <summary>The provenance that a metadata record holds; null for one of another program.</summary>
    internal static CaptureDocument? Document(WarcRecord record)
    {
        if (record.Type != WarcRecord.Metadata || record.MediaType != "application/json" || record.Header(WarcNames.Source) is null) return null;
        try
        {
            return JsonSerializer.Deserialize<CaptureDocument>(record.Block.Span, LineFormat.Json) is { Source: not null, Origin: not null, RequestedAddress: not null, Redirects: not null, Headers: not null } document
                ? document
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the body that came is the one the provenance names.</summary>
    internal static bool IsSameBody(ReceivedCapture? capture, CaptureDocument document) =>
        document.Body is null || (capture?.Body is { } body && string.Equals(ContentHash.Of(body.Span).ToString(), document.Body, StringComparison.OrdinalIgnoreCase));

    private static ReceivedCapture? Head(WarcRecord record, long sourceId, out string problem)
    {
        problem = record.Flaw is null ? "" : record.Sentence;
        if (record.Flaw is not null || record.Address is not { } address) return null;
        if (record.Date is not { } date)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"The record of {address} at byte {record.Offset} has no date that can be read ('{record.Header("WARC-Date")}').");
            return null;
        }

        return new ReceivedCapture { SourceId = sourceId, Origin = Origin, Instant = date, RequestedAddress = address, FinalAddress = address };
    }
}
