using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.Archives.Wayback;

/// <summary>The Wayback Machine, or another service that speaks its protocol (settings <c>Archives__Wayback__…</c>).</summary>
public sealed class WaybackOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Archives:Wayback";

    /// <summary>Where index and replay are asked. Allowed wherever it is. <value>The Wayback Machine by default.</value></summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://web.archive.org");

    /// <summary>Where links for people lead. <value>The same as <see cref="BaseUrl"/> when not set.</value></summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Index requests per minute of all processes together. <value>24 by default: 80 % of what the Wayback Machine allows.</value></summary>
    [Range(1, 6000)]
    public int ListingsPerMinute { get; set; } = 24;

    /// <summary>Replay requests per minute of all processes together. <value>480 by default: 80 % of what the Wayback Machine allows.</value></summary>
    [Range(1, 60000)]
    public int ReplaysPerMinute { get; set; } = 480;

    /// <summary>Captures asked for in one index request. <value>1000 by default; fewer lose captures that share a second at a page's end.</value></summary>
    [Range(1000, 150_000)]
    public int PageSize { get; set; } = 1000;

    /// <summary>Index requests under way at once, of all processes together. <value>1 by default.</value></summary>
    [Range(1, 100)]
    public int ListingsAtOnce { get; set; } = 1;

    /// <summary>Replay requests under way at once, of all processes together. <value>4 by default: what the archive's own people ask clients to stay at.</value></summary>
    [Range(1, 100)]
    public int ReplaysAtOnce { get; set; } = 4;

    /// <summary>Longest time for an index page, in seconds. <value>60 by default.</value></summary>
    [Range(1, 3600)]
    public double TimeoutSeconds { get; set; } = 60;

    /// <summary>Longest time for a capture asked for the first time, in seconds. <value>20 by default: what is slow is asked for again later, when the archive has it at hand.</value></summary>
    [Range(1, 3600)]
    public double QuickTimeoutSeconds { get; set; } = 20;

    /// <summary>Longest time for a capture that did not come in time before, in seconds. <value>180 by default; slow replays are normal.</value></summary>
    [Range(1, 3600)]
    public double PatientTimeoutSeconds { get; set; } = 180;

    /// <summary>How long nobody asks an archive that refuses connections, in minutes; doubled when it goes on. <value>60 by default: how long the Wayback Machine bans.</value></summary>
    [Range(0.01, 1440)]
    public double BreakerMinutes { get; set; } = 60;

    /// <summary>Key for Save Page Now. <value>None by default.</value></summary>
    public string? AccessKey { get; set; }

    /// <summary>Secret for Save Page Now. <value>None by default.</value></summary>
    public string? SecretKey { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsWeb(BaseUrl)) yield return new("The setting Archives__Wayback__BaseUrl is wrong: write an http or https address like https://web.archive.org.", [nameof(BaseUrl)]);
        if (PublicUrl is not null && !IsWeb(PublicUrl)) yield return new("The setting Archives__Wayback__PublicUrl is wrong: write an http or https address like https://web.archive.org.", [nameof(PublicUrl)]);
    }

    private static bool IsWeb(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;
}
