using PolicyDiff.Meaning;

namespace PolicyDiff.App.Demo;

/// <summary>One change that a perfect reader of the demo's archive finds: the truth that tests compare with.</summary>
/// <param name="Kind">What it is. A flicker is two of kind Variant: away and back.</param>
/// <param name="From">The version before; null for the first.</param>
/// <param name="To">The version after.</param>
/// <param name="LastWithOld">The last usable capture with the old text; null for the first.</param>
/// <param name="FirstWithNew">The first usable capture with the new text.</param>
public sealed record DemoChange(ChangeKind Kind, DemoVersion? From, DemoVersion To, DateTimeOffset? LastWithOld, DateTimeOffset FirstWithNew)
{
    /// <summary>What changed, in words for people.</summary>
    public string Says => Kind switch
    {
        ChangeKind.Revert => $"back to the text of version {To.Number}",
        ChangeKind.Variant => "seen for a few days only",
        _ => To.Says,
    };
}
