namespace PolicyDiff.Archives.Catalog;

/// <summary>One archive of the list: what it is called, where it is asked and how often. Which addresses are needed depends on <see cref="Kind"/>.</summary>
public sealed record ArchiveEntry
{
    /// <summary>Short name in commands and the database, for good: <c>arquivo.pt</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>How it is spoken to.</summary>
    public required ArchiveKind Kind { get; init; }

    /// <summary>Whether it is asked at all.</summary>
    public bool Enabled { get; init; }

    /// <summary>Base address of a <see cref="ArchiveKind.Wayback"/>; of the Wayback Machine itself, <c>Archives__Wayback__BaseUrl</c> decides.</summary>
    public Uri? Base { get; init; }

    /// <summary>The index of a <see cref="ArchiveKind.PywbCdx"/>, up to the <c>?</c>.</summary>
    public Uri? Cdx { get; init; }

    /// <summary>What the page's address is put behind to get its TimeMap.</summary>
    public string? TimeMap { get; init; }

    /// <summary>What the page's address is put behind to negotiate in time.</summary>
    public string? TimeGate { get; init; }

    /// <summary>Where original bytes are: <c>https://archive.example/wayback/{timestamp}id_/{url}</c>.</summary>
    public string? Replay { get; init; }

    /// <summary>What the page's address is put behind for people to look, of a <see cref="ArchiveKind.LinkOnly"/>.</summary>
    public string? Look { get; init; }

    /// <summary>The list of crawls of a <see cref="ArchiveKind.CommonCrawl"/>.</summary>
    public Uri? Crawls { get; init; }

    /// <summary>Where the WARC files of a <see cref="ArchiveKind.CommonCrawl"/> are.</summary>
    public Uri? Data { get; init; }

    /// <summary>
    /// A page that the archive surely holds. Asked for when it says in a doubtful way that it holds nothing: an archive whose index is down says the same of every page.
    /// </summary>
    public string Probe { get; init; } = "http://example.com/";

    /// <summary>Index requests per minute of all processes together.</summary>
    public int ListingsPerMinute { get; init; } = 12;

    /// <summary>Capture requests per minute of all processes together.</summary>
    public int ReplaysPerMinute { get; init; } = 30;

    /// <summary>Requests under way at once from one process.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Captures asked for in one index request.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Longest time for one answer, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>What an administrator should know before enabling it.</summary>
    public string? Note { get; init; }
}
