using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.Fetching;

/// <summary>How pages are fetched (settings <c>Fetching__…</c>).</summary>
public sealed class FetchingOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Fetching";

    /// <summary>
    /// Hosts that may be asked though they are not public or not at port 80 or 443: <c>host</c> or <c>host:port</c>, as an
    /// array or separated by commas. <value>Empty by default.</value>
    /// </summary>
    public IList<string> AllowedPrivateHosts { get; set; } = [];

    /// <summary>How the program names itself. <value>PolicyDiff and its version by default; adding a contact address is good manners.</value></summary>
    [Required]
    [StringLength(500)]
    public string UserAgent { get; set; } = "PolicyDiff/0.1 (policy history tracker)";

    /// <summary>Most bytes received for one page, before inflating. <value>15 MB by default.</value></summary>
    [Range(1_000, 1_000_000_000)]
    public int MaxBytes { get; set; } = 15_000_000;

    /// <summary>Most bytes of one page after inflating. <value>50 MB by default.</value></summary>
    [Range(1_000, 1_000_000_000)]
    public int MaxInflatedBytes { get; set; } = 50_000_000;

    /// <summary>Longest time for one page, its redirects and its body, in seconds; waiting for a turn does not count. <value>60 by default.</value></summary>
    [Range(1, 3600)]
    public double TimeoutSeconds { get; set; } = 60;

    /// <summary>Most redirects followed for one page. <value>10 by default.</value></summary>
    [Range(0, 50)]
    public int MaxRedirects { get; set; } = 10;

    /// <summary>Shortest time between two requests to one host, in seconds. <value>1 by default.</value></summary>
    [Range(0, 3600)]
    public double SecondsBetweenRequestsPerHost { get; set; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!AllowedHosts.TryParse(AllowedPrivateHosts, out _, out var problem))
        {
            yield return new($"The setting Fetching__AllowedPrivateHosts is wrong: {problem}", [nameof(AllowedPrivateHosts)]);
        }

        if (UserAgent.Any(character => character is < ' ' or > '~'))
        {
            yield return new("The setting Fetching__UserAgent is wrong: write it in plain ASCII on one line.", [nameof(UserAgent)]);
        }
    }
}
