namespace PolicyDiff.Archives.Replay;

/// <summary>An archived redirect on the way to the content.</summary>
/// <param name="Address">The memento that redirects.</param>
/// <param name="Instant">When it was captured, as the archive says.</param>
/// <param name="Status">Its archived status.</param>
/// <param name="Target">The original address it leads to.</param>
public sealed record MementoHop(MementoAddress Address, DateTimeOffset Instant, int Status, string Target);
