using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Policies;

/// <summary>A policy that somebody wants tracked.</summary>
public sealed record PolicyRequest
{
    /// <summary>Where it is published, as typed; a missing scheme means https.</summary>
    public required string Address { get; init; }

    /// <summary>Who publishes it; null: named after the host.</summary>
    public string? Organization { get; init; }

    /// <summary>"Privacy Policy", "Terms of Service" …; null: recognised from the address, else "Policy".</summary>
    public string? Type { get; init; }

    /// <summary>BCP 47 primary language, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Cuts the policy out of a page that carries more.</summary>
    public SelectorSet Selectors { get; init; } = SelectorSet.None;

    /// <summary>Whether its live page is drawn in a browser before it is read; null: as it is, and no for a new one.</summary>
    public bool? Browser { get; init; }

    /// <summary>The address is another one of the policy that the organization has of this type, not a policy of its own.</summary>
    public bool Joins { get; init; }

    /// <summary>The tracked policy that the address is another one of, organization loaded; null: named by the other fields.</summary>
    public Policy? Of { get; init; }

    /// <summary>The policy was not at this address before; null: not known.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>The policy was not at this address from this instant on; null: not known.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The row of the policy that the address is another one of, where it is known which; wins over everything that names one.</summary>
    internal long? PolicyId { get; init; }

    /// <summary>Whether the live page is checked from now on, at the pace of <see cref="CheckingOptions.IntervalHours"/>; not so for what is only imported.</summary>
    public bool Watched { get; init; } = true;
}
