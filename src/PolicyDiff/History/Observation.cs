using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>What one capture says about one policy, as far as arranging needs it.</summary>
/// <param name="CaptureId">The row it stands for; never decides an order.</param>
/// <param name="Evidence">Names the capture by content (<see cref="EvidenceName"/>): orders captures of the same instant, names occurrences.</param>
/// <param name="SourceId">Whose capture it is.</param>
/// <param name="Instant">When the page was observed.</param>
/// <param name="Origin">Who observed it.</param>
/// <param name="Outcome">Only usable ones make versions.</param>
/// <param name="Text">The canonical text, or null.</param>
/// <param name="Faithful">The faithful form of it, or null.</param>
public sealed record Observation(
    long CaptureId,
    ContentHash Evidence,
    long SourceId,
    DateTimeOffset Instant,
    string Origin,
    CaptureOutcome Outcome,
    ContentHash? Text,
    ContentHash? Faithful)
{
    /// <summary>The address that was asked, as <see cref="Policies.AddressKey"/> names it.</summary>
    public string Home { get; init; } = "";

    /// <summary>Where the content stood: <see cref="Home"/>, or what redirects led to.</summary>
    public string Place { get; init; } = "";

    /// <summary>The address of <see cref="Place"/> as received.</summary>
    public string PlaceAddress { get; init; } = "";

    /// <summary>The redirects on the way say that they are for good (301, 308).</summary>
    public bool IsPermanent { get; init; }

    /// <summary>A person gave the address, or set when the policy was there.</summary>
    public Say Said { get; init; } = Say.Address;

    public bool IsLed => Place != Home;

    /// <summary>What it says where it says that there is no policy at its address, in words that follow "the address"; else null.</summary>
    public string? Gone { get; init; }

    /// <summary>The origin of our own checks of the live page.</summary>
    public const string Live = "live";

    /// <summary>
    /// Ends the origin of a text that another collection read anew from a page it had: what differs need not have changed on the page.
    /// </summary>
    public const string Reread = " (read anew)";

    /// <summary>Begins the origin of a collection that looks often and keeps what it saw only when it changed.</summary>
    public const string ChangesOnly = "import:open-terms-archive";

    /// <summary>The observer saw the same text until it recorded another.</summary>
    public bool KeepsChangesOnly => Origin.StartsWith(ChangesOnly, StringComparison.Ordinal);

    public bool IsReread => Origin.EndsWith(Reread, StringComparison.Ordinal);
}
