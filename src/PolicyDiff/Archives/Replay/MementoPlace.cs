namespace PolicyDiff.Archives.Replay;

/// <summary>Where on its way a replay is when an archived answer comes.</summary>
internal sealed record MementoPlace(MementoAddress Asked, DateTimeOffset Instant, MementoAddress Current, DateTimeOffset Captured, IReadOnlyList<MementoHop> Hops);
