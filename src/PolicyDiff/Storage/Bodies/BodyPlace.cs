namespace PolicyDiff.Storage.Bodies;

/// <summary>Where a body was seen: its likes are the bodies of the same source near in time.</summary>
public sealed record BodyPlace(long SourceId, DateTimeOffset Instant);
