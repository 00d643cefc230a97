using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>How an archive is asked.</summary>
internal sealed record ArchiveManners(string UserAgent, ExchangeLimits Limits);
