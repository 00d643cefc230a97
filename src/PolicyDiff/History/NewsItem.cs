using PolicyDiff.Diffing;
using PolicyDiff.Storage;

namespace PolicyDiff.History;

/// <summary>A change that has just become news.</summary>
/// <param name="Change">Tracked by the transaction's context; its policy and organization are loaded.</param>
/// <param name="Diff">The comparison of its two texts; null for a first version.</param>
public sealed record NewsItem(StoredChange Change, TextDiff? Diff);

/// <summary>Writes what must be told, in the transaction that makes it news.</summary>
public delegate Task NewsDesk(PolicyDiffDb db, IReadOnlyList<NewsItem> news, CancellationToken cancellationToken);
