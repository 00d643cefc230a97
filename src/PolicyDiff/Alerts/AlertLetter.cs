using PolicyDiff.Diffing;
using PolicyDiff.Storage;

namespace PolicyDiff.Alerts;

/// <summary>Everything one alert mail is rendered from.</summary>
public sealed record AlertLetter
{
    /// <summary>Who gets it.</summary>
    public required Mailbox To { get; init; }

    /// <summary>With its angle brackets, from the alert's row.</summary>
    public required string MessageId { get; init; }

    /// <summary>Why they get it; with its organization, or its policy and that one's organization.</summary>
    public required Subscription Subscription { get; init; }

    /// <summary>What happened; with its policy, that one's organization and both captures.</summary>
    public required StoredChange Change { get; init; }

    /// <summary>Other policies of the organization that got the same change on the same days.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The words of the change; null where there are no two texts.</summary>
    public TextDiff? Diff { get; init; }
}
