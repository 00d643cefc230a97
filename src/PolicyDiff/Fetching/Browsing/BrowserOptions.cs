using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.Fetching.Browsing;

/// <summary>How pages that scripts draw are read with a browser (settings <c>Browser__…</c>).</summary>
public sealed class BrowserOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Browser";

    /// <summary>The program of a Chromium or Chrome. <value>Null by default: the usual names are looked for.</value></summary>
    public string? Path { get; set; }

    /// <summary>Longest time to draw one page, in seconds. <value>45 by default.</value></summary>
    [Range(5, 600)]
    public double TimeoutSeconds { get; set; } = 45;

    /// <summary>Time that a page's scripts see pass before its content is taken, in seconds; it runs faster than real time while nothing is awaited. <value>10 by default.</value></summary>
    [Range(1, 120)]
    public double ScriptSeconds { get; set; } = 10;

    /// <summary>Most requests that the scripts of one page may make. <value>150 by default.</value></summary>
    [Range(1, 10_000)]
    public int MaxRequests { get; set; } = 150;

    /// <summary>Most bytes that they may receive in all. <value>60 MB by default.</value></summary>
    [Range(10_000, 1_000_000_000)]
    public long MaxTotalBytes { get; set; } = 60_000_000;
}
