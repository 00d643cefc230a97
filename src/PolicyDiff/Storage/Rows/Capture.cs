using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>
/// One observation of a source at one instant, from wherever, as received. Evidence: written once, never edited; everything
/// said about it stands in <see cref="Reading"/> and can be rebuilt.
/// </summary>
public sealed class Capture
{
    public long Id { get; set; }

    public long SourceId { get; set; }

    public Source Source { get; set; } = null!;

    /// <summary>Who observed: "live", an archive's id ("wayback"), "import:corpus".</summary>
    public required string Origin { get; set; }

    /// <summary>When it was observed; of a memento, when the archive captured it.</summary>
    public DateTimeOffset Instant { get; set; }

    public required string RequestedAddress { get; set; }

    public string? FinalAddress { get; set; }

    /// <summary>The hops between the two, in order.</summary>
    public List<CaptureRedirect> Redirects { get; set; } = [];

    /// <summary>HTTP status, of a memento the archived one; null when there was no answer.</summary>
    public int? Status { get; set; }

    /// <summary>The site's own headers in the order received.</summary>
    public List<CaptureHeader> Headers { get; set; } = [];

    public ContentHash? BodyHash { get; set; }

    /// <summary>The body is the page's elements as its scripts left them in a browser, not the bytes that were sent.</summary>
    public bool Rendered { get; set; }

    /// <summary>URI-M for people: the archive's page of this memento.</summary>
    public string? ArchiveAddress { get; set; }

    /// <summary>Why nothing usable came ("timeout", "name-not-found" …), or null.</summary>
    public string? Failure { get; set; }

    public string? FailureSentence { get; set; }

    /// <summary>When we received it.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    public List<Reading> Readings { get; } = [];

    /// <summary>The first value of a header, or null.</summary>
    public string? Header(string name) => Headers.Find(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}

/// <summary>One redirect that was followed.</summary>
public sealed record CaptureRedirect(string Address, int Status);

/// <summary>One header line as received.</summary>
public sealed record CaptureHeader(string Name, string Value);
