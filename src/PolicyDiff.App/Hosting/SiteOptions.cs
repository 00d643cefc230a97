namespace PolicyDiff.App.Hosting;

/// <summary>The dashboard's place in the world (section <c>Site</c>).</summary>
internal sealed class SiteOptions
{
    /// <summary>The address that links in mails and citations start with, as <c>https://policies.example.org</c>. Unset: links in mails name paths on the first listening address.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Whether everybody may read without signing in. Default: false.</summary>
    public bool PublicReading { get; set; }

    /// <summary>
    /// Whether a reverse proxy on this machine or a private network hands requests on; its X-Forwarded-For and X-Forwarded-Proto are believed. Default: false.
    /// </summary>
    public bool BehindProxy { get; set; }
}
