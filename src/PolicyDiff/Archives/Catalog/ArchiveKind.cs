namespace PolicyDiff.Archives.Catalog;

/// <summary>How an archive is spoken to.</summary>
public enum ArchiveKind
{
    /// <summary>The Wayback Machine's own: its CDX server and <c>/web/</c> replay.</summary>
    Wayback,

    /// <summary>pywb's CDX server, which differs in fields, filters and paging, and pywb's replay.</summary>
    PywbCdx,

    /// <summary>RFC 7089 alone: a TimeMap to list, mementos by their own addresses or through a TimeGate.</summary>
    Memento,

    /// <summary>Common Crawl: one index for each crawl, captures as ranges of WARC files.</summary>
    CommonCrawl,

    /// <summary>For people to look at; programs are not welcome there and do not ask.</summary>
    LinkOnly,
}
