namespace PolicyDiff.Fetching;

/// <summary>Why nobody may ask now, and until when.</summary>
/// <param name="Until">UTC. Worth another look then; it may be longer still.</param>
/// <param name="Reason">A sentence for people.</param>
public sealed record Rest(DateTimeOffset Until, string Reason);
