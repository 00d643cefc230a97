using System.Globalization;
using PolicyDiff.Archives.Planning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Archives.Backfills;

/// <summary>One listed capture and what is known of it for one policy.</summary>
internal sealed record PlanRow(long Id, long SourceId, string Stamp, string Original, DateTimeOffset Instant)
{
    /// <summary>The planner's name for it.</summary>
    public string Key { get; } = Id.ToString(CultureInfo.InvariantCulture);

    public int? Status { get; init; }

    public string? Digest { get; init; }

    public long? Length { get; init; }

    /// <summary>One of <see cref="ListedMemento"/>'s states.</summary>
    public string State { get; init; } = ListedMemento.Listed;

    public DateTimeOffset? RetryAt { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    public int Attempts { get; init; }

    public CaptureOutcome? Outcome { get; init; }

    public ContentHash? Text { get; init; }

    /// <summary>The date its text says it is from.</summary>
    public DateOnly? Declared { get; init; }

    /// <summary>Listed as an archived error: nobody opens it, also not to see what comes of it.</summary>
    public bool IsListedError => State == ListedMemento.Listed && Status >= 400;

    /// <summary>It holds no text of the policy: known by opening it, or listed as an archived error.</summary>
    public bool IsUnusable => State switch
    {
        ListedMemento.Fetched => Text is null || Outcome is not { } outcome || !outcome.IsUsable(),
        ListedMemento.Listed => IsListedError,
        _ => true,
    };

    internal PlannedMemento At(DateTimeOffset now) => new(
        Key,
        Instant,
        IsUnusable ? MementoState.Unusable
            : State == ListedMemento.Fetched ? MementoState.Read
            : ClaimedUntil > now || RetryAt > now ? MementoState.Busy
            : MementoState.Unknown,
        IsUnusable ? default : Text ?? default)
    {
        Digest = Digest,
        Length = Length,
        Status = Status,
        Declared = Declared,
    };
}
