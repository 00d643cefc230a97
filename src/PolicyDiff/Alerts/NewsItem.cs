using PolicyDiff.Diffing;
using PolicyDiff.Storage;

namespace PolicyDiff.Alerts;

/// <summary>A change that has just become news.</summary>
/// <param name="Change">Its row: saved, or about to be in the same transaction.</param>
/// <param name="Diff">Its words; null where there are no two texts (a removed policy), and then no phrase can match.</param>
public sealed record NewsItem(StoredChange Change, TextDiff? Diff);
