using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Queries;

namespace PolicyDiff.App.Pages;

/// <summary>An organization: its policies at a glance and everything that changed in them.</summary>
internal sealed class OrganizationModel(OrganizationQuery organizations, TimeProvider time) : PageModel
{
    public OrganizationView View { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    /// <summary>The axis that all sparklines share.</summary>
    public DateTimeOffset From { get; private set; }

    public async Task<IActionResult> OnGetAsync(string organization, CancellationToken cancellationToken)
    {
        if (await organizations.FindAsync(organization, cancellationToken) is not { } view)
        {
            return new MissingPage("No such organization", $"PolicyDiff tracks no organization called “{organization}”.", "All changes", "/").AsResult();
        }

        View = view;
        Now = time.GetUtcNow();
        From = view.Policies.Min(policy => policy.FirstSeen) ?? Now.AddYears(-1);
        return Page();
    }

    public IReadOnlyList<TimelineBar> SparklineOf(PolicySummary policy) =>
        Timeline.BarsOf(View.Changes.Where(change => change.PolicySlug == policy.Slug).ToList(), From, Now);
}
