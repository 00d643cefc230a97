namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>What pages say in one language: sentences of policies, and the six pages that most often stand in a policy's place.</summary>
public sealed record Tongue(string Code, bool IsHoldOut)
{
    public required string Site { get; init; }

    /// <summary>Words of a navigation bar, with the names of policies that every footer links.</summary>
    public required string[] Menu { get; init; }

    public required string PrivacyTitle { get; init; }

    public required string[] Privacy { get; init; }

    public required string CookieTitle { get; init; }

    public required string[] Cookies { get; init; }

    public required string TermsTitle { get; init; }

    public required string[] Terms { get; init; }

    /// <summary>Title of the site's front page and what it says.</summary>
    public required string HomeTitle { get; init; }

    public required string[] Home { get; init; }

    public required Wall NotFound { get; init; }

    public required Wall ServerError { get; init; }

    public required Wall Blocked { get; init; }

    public required Wall Consent { get; init; }

    public required Wall Login { get; init; }

    public required Wall Parked { get; init; }
}

/// <summary>A page in a policy's place: its title and what stands in its body, as HTML.</summary>
public sealed record Wall(string Title, string Body);
