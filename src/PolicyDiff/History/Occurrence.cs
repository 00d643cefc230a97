using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>Names one change event (DESIGN.md §4): alerts, notes and reviews key on it.</summary>
public static class Occurrence
{
    /// <summary>SHA-256 of policy, kind, both texts and the first capture with the new one.</summary>
    public static ContentHash Of(string policySlug, ChangeKind kind, ContentHash? from, ContentHash? to, ContentHash firstWithNew) =>
        ContentHash.Of(string.Join('\n', policySlug, kind.ToWord(), from?.ToString() ?? "", to?.ToString() ?? "", firstWithNew.ToString()));
}
