using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>An address of a policy and from when to when it was published there.</summary>
/// <param name="ValidFrom">The bound a person set; null: none.</param>
/// <param name="ValidUntil">The bound a person set; null: none.</param>
/// <param name="Live">Whether our checks fetch it.</param>
/// <param name="Captures">How many captures of it show the policy.</param>
/// <param name="FirstCapture">The oldest of them.</param>
/// <param name="LastCapture">The newest of them.</param>
/// <param name="HasSelectors">Whether the policy is cut out of the page by selectors.</param>
internal sealed record PolicyAddressView(
    string Address, DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil, bool Live, int Captures, DateTimeOffset? FirstCapture, DateTimeOffset? LastCapture, bool HasSelectors)
{
    /// <summary>Redirects led there; nobody gave it.</summary>
    public bool IsFound { get; init; }

    /// <summary>Somebody said that it is no address of the policy.</summary>
    public bool Refused { get; init; }

    /// <summary>When the policy came there and left, oldest first.</summary>
    public IReadOnlyList<AddressMove> Moves { get; init; } = [];
}

/// <summary>The policy came to an address or left it: after the one instant and no later than the other.</summary>
internal sealed record AddressMove(bool Came, DateTimeOffset After, DateTimeOffset NoLaterThan);

/// <summary>One observation as the timeline draws it.</summary>
internal sealed record CaptureMark(string Origin, DateTimeOffset Instant, CaptureOutcome Outcome);

/// <summary>What an archive's index says it holds and how much of it was opened.</summary>
/// <param name="Waiting">Listed and not opened.</param>
/// <param name="Opened">Fetched.</param>
/// <param name="Lost">Listed, tried, and not playable or given up.</param>
internal sealed record ArchiveHolding(string Archive, int Waiting, int Opened, int Lost)
{
    public int Listed => Waiting + Opened + Lost;
}

/// <summary>A version as lists show it.</summary>
internal sealed record VersionItem(
    int Position, ContentHash Text, string? Title, int Words, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, int Captures, int LiveCaptures, string Origin, string? Language);

/// <summary>A policy with its whole history in outline.</summary>
/// <param name="Changes">Newest first.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Marks">Every capture, oldest first.</param>
internal sealed record PolicyView(
    PolicySummary Summary,
    IReadOnlyList<PolicyAddressView> Addresses,
    IReadOnlyList<ChangeItem> Changes,
    IReadOnlyList<VersionItem> Versions,
    IReadOnlyList<CaptureMark> Marks,
    IReadOnlyList<ArchiveHolding> Holdings);
