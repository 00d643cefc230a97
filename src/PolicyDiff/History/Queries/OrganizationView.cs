namespace PolicyDiff.History.Queries;

/// <summary>An organization, its policies and everything that ever changed in them.</summary>
/// <param name="Changes">Of all its policies, newest first.</param>
internal sealed record OrganizationView(string Slug, string Name, IReadOnlyList<PolicySummary> Policies, IReadOnlyList<ChangeItem> Changes);
