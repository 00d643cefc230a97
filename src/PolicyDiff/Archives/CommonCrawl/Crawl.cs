namespace PolicyDiff.Archives.CommonCrawl;

/// <summary>One crawl of Common Crawl: it has an index of its own.</summary>
/// <param name="Id">As <c>CC-MAIN-2024-33</c>.</param>
/// <param name="Index">Where its index is asked, up to the <c>?</c>.</param>
/// <param name="From">First capture, or null where the list does not say.</param>
/// <param name="To">Last capture, or null.</param>
public sealed record Crawl(string Id, Uri Index, DateTimeOffset? From, DateTimeOffset? To);
