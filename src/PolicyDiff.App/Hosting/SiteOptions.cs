using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.App.Hosting;

/// <summary>The dashboard's place in the world (section <c>Site</c>).</summary>
internal sealed class SiteOptions : IValidatableObject
{
    internal const string Section = "Site";

    /// <summary>The address that links in mails and citations start with, as <c>https://policies.example.org</c>. Unset: mails name paths and say so.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Whether everybody may read without signing in. Default: false.</summary>
    public bool PublicReading { get; set; }

    /// <summary>
    /// Whether a reverse proxy on this machine or a private network hands requests on; its X-Forwarded-For and X-Forwarded-Proto are believed. Default: false.
    /// </summary>
    public bool BehindProxy { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is not null && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return new($"The setting Site__PublicUrl is wrong: '{PublicUrl}' is no web address; write the address people open, as https://policies.example.org.", [nameof(PublicUrl)]);
        }
    }
}
