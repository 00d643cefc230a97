using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>One question to an archive.</summary>
/// <param name="Address">What is asked for.</param>
internal sealed record ArchiveQuestion(Uri Address)
{
    /// <summary>Longest time for the answer; the archive's usual one when null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>One more header: <c>Accept-Datetime</c>, <c>Range</c>.</summary>
    public ReceivedHeader? Header { get; init; }
}
