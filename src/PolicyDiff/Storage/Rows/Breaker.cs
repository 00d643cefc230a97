using PolicyDiff.Fetching;

namespace PolicyDiff.Storage;

/// <summary>The breaker in front of one archive, shared by all processes: <see cref="BreakerState"/> as a row.</summary>
public sealed class Breaker
{
    /// <summary>"archive:wayback".</summary>
    public required string Key { get; set; }

    public int Breaks { get; set; }

    public DateTimeOffset? LastBreakAt { get; set; }

    public int Openings { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public DateTimeOffset? OpenUntil { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? ProbeUntil { get; set; }

    internal BreakerState State
    {
        get => new()
        {
            Breaks = Breaks, LastBreakAt = LastBreakAt, Openings = Openings, OpenedAt = OpenedAt, ClosedAt = ClosedAt,
            OpenUntil = OpenUntil, Reason = Reason, ProbeUntil = ProbeUntil,
        };
        set => (Breaks, LastBreakAt, Openings, OpenedAt, ClosedAt, OpenUntil, Reason, ProbeUntil) =
            (value.Breaks, value.LastBreakAt, value.Openings, value.OpenedAt, value.ClosedAt, value.OpenUntil, value.Reason, value.ProbeUntil);
    }
}
