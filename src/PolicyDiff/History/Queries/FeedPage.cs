namespace PolicyDiff.History.Queries;

/// <summary>A value one can filter by, and how many changes the other filters leave to it.</summary>
internal sealed record FacetValue(string Value, string Label, int Count);

/// <summary>The values of each filter, most frequent first (bands: strongest first).</summary>
internal sealed record FeedFacets(
    IReadOnlyList<FacetValue> Topics, IReadOnlyList<FacetValue> Kinds, IReadOnlyList<FacetValue> Bands, IReadOnlyList<FacetValue> Organizations);

/// <summary>A page of the feed.</summary>
/// <param name="Items">Newest first, by the first capture with the new text.</param>
/// <param name="Next">Where the next page starts; null at the end.</param>
/// <param name="Total">How many changes the filter lets through.</param>
/// <param name="HiddenQuiet">How many the filter leaves out only because they are quiet.</param>
internal sealed record FeedPage(IReadOnlyList<ChangeItem> Items, FeedCursor? Next, int Total, int HiddenQuiet);

/// <summary>What the installation holds, for the line above the feed and for its empty state.</summary>
internal sealed record FeedTotals(int Organizations, int Policies, int Versions, DateTimeOffset? LastCheck);
