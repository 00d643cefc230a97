using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>Answers that were read, by all the names that later records refer to them by.</summary>
internal sealed class RevisitIndex
{
    private readonly Dictionary<string, Answered> byName = [];

    /// <summary>Remembers an answer with a body that is stored.</summary>
    internal void Add(WarcRecord record, ReceivedCapture capture)
    {
        if (capture.Body is not { } body) return;
        var answered = new Answered(ContentHash.Of(body.Span), capture.Status, capture.Headers);
        foreach (var name in Names(record)) byName.TryAdd(name, answered);
    }

    /// <summary>What a revisit refers to, or null where it was not read.</summary>
    internal Answered? Find(WarcRecord revisit) =>
        References(revisit).Select(name => byName.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);

    /// <summary>The names a record has, strongest first: its id, its payload's digest, its address and date.</summary>
    internal static IEnumerable<string> Names(WarcRecord record)
    {
        if (record.Id is { } id) yield return id;
        if (record.Header("WARC-Payload-Digest") is { } digest) yield return Digest(digest);
        if (Place(record.Address, record.Date) is { } place) yield return place;
    }

    /// <summary>The names that a revisit gives of what it refers to.</summary>
    internal static IEnumerable<string> References(WarcRecord revisit)
    {
        if (revisit.Header("WARC-Refers-To") is { } id) yield return id;
        if (revisit.Header("WARC-Payload-Digest") is { } digest) yield return Digest(digest);
        if (Place(revisit.Header("WARC-Refers-To-Target-URI")?.Trim('<', '>', ' '), WarcDate.Parse(revisit.Header("WARC-Refers-To-Date"))) is { } place) yield return place;
    }

    private static string Digest(string digest) => digest.Trim().TrimEnd('=').ToLowerInvariant();

    private static string? Place(string? address, DateTimeOffset? date) => address is null || date is null ? null : $"{date:O} {address}";

    /// <summary>An answer that a revisit may be one of again.</summary>
    internal sealed record Answered(ContentHash Body, int? Status, IReadOnlyList<CaptureHeader> Headers);
}
