namespace PolicyDiff.History.Queries;

/// <summary>An organization, its policies and everything that ever changed in them.</summary>
/// <param name="Changes">Of all its policies, newest first, in outline: without topics, headline and excerpt.</param>
/// <param name="Newest">The newest of them, whole.</param>
internal sealed record OrganizationView(string Slug, string Name, IReadOnlyList<PolicySummary> Policies, IReadOnlyList<ChangeItem> Changes, IReadOnlyList<ChangeItem> Newest);
