using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>The addresses of our own pages (DESIGN.md §7).</summary>
internal static class SiteLink
{
    internal static string Organization(string organization) => $"/organizations/{Uri.EscapeDataString(organization)}";

    internal static string Policy(string organization, string policy) => $"/policies/{Uri.EscapeDataString(organization)}/{Uri.EscapeDataString(policy)}";

    internal static string Policy(PolicySummary policy) => Policy(policy.OrganizationSlug, policy.Slug);

    internal static string Settings(string organization, string policy) => Policy(organization, policy) + "/settings";

    internal static string Version(PolicySummary policy, ContentHash text) => $"{Policy(policy)}/versions/{text.Abbreviated}";

    internal static string Change(PolicySummary policy, ContentHash from, ContentHash to) => $"{Policy(policy)}/changes/{from.Abbreviated}..{to.Abbreviated}";

    /// <summary>When the policy was taken down after this text, or came back with it.</summary>
    internal static string Absence(PolicySummary policy, ContentHash text) => $"{Policy(policy)}/absences/{text.Abbreviated}";

    /// <summary>The page of an event: the comparison, or the text where there are not two.</summary>
    internal static string Change(ChangeItem change) => (change.FromText, change.ToText) switch
    {
        (null, { } back) when change.Kind == ChangeKind.Restored => $"{Policy(change.OrganizationSlug, change.PolicySlug)}/absences/{back.Abbreviated}",
        ({ } gone, null) => $"{Policy(change.OrganizationSlug, change.PolicySlug)}/absences/{gone.Abbreviated}",
        ({ } from, { } to) => $"{Policy(change.OrganizationSlug, change.PolicySlug)}/changes/{from.Abbreviated}..{to.Abbreviated}",
        (_, { } text) => $"{Policy(change.OrganizationSlug, change.PolicySlug)}/versions/{text.Abbreviated}",
        _ => Policy(change.OrganizationSlug, change.PolicySlug),
    };
}
