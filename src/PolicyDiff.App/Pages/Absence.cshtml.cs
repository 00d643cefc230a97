using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Hosting;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;

namespace PolicyDiff.App.Pages;

/// <summary>When a policy was taken down and came back: bounds, what its address answered, evidence.</summary>
internal sealed class AbsenceModel(PolicyQuery policies, AbsenceQuery absences, LabelDesk labels, IOptions<SiteOptions> site) : PageModel
{
    private const string Going = "removed";
    private const string Coming = "restored";

    [BindProperty]
    public LabelForm Label { get; set; } = new();

    public AbsenceView View { get; private set; } = null!;

    /// <summary>What was wrong with a correction, and of which event.</summary>
    public (ChangeKind Kind, string Sentence)? Problem { get; private set; }

    private string Address => SiteLink.Absence(View.Policy, View.Text);

    public async Task<IActionResult> OnGetAsync(string organization, string policy, string text, CancellationToken cancellationToken)
    {
        if (await policies.SummaryAsync(organization, policy, cancellationToken) is not { } summary) return MissingPage.Policy(organization, policy).AsResult();
        if (TextName.Parse(text) is not { } name || await absences.FindAsync(summary, name, cancellationToken) is not { } view) return Missing(summary, text);
        View = view;
        return text == view.Text.Abbreviated ? Page() : Redirect(Address);
    }

    /// <summary>Keeps a person's correction. The site's rule for forms lets only those who may edit come here.</summary>
    public async Task<IActionResult> OnPostAsync(string organization, string policy, string text, [FromQuery] string? of, CancellationToken cancellationToken)
    {
        var shown = await OnGetAsync(organization, policy, text, cancellationToken);
        var kind = of == Coming ? ChangeKind.Restored : ChangeKind.Removed;
        if (shown is not PageResult || View.Events.FirstOrDefault(one => one.Change.Kind == kind || one.Rules.Kind == kind) is not { } one) return shown;
        if (Label.Problem is { } problem)
        {
            Problem = (kind, problem);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await labels.AddAsync(
            Label.ToRequest(View.Policy.Id, one.Change.FromText, one.Change.ToText) with { Kind = null }, new(User.AccountId(), User.Identity?.Name ?? "somebody"), cancellationToken);
        return Redirect(Address);
    }

    /// <summary>One sentence to write under a finding.</summary>
    public string CitationOf(AbsenceEvent one)
    {
        var policy = View.Policy;
        var what = one.Rules.Kind == ChangeKind.Removed ? "no longer showed" : "again showed";
        var permalink = (site.Value.PublicUrl?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}") + Address;
        return $"The address of the {policy.Name} of {policy.OrganizationName} {what} it after {Moment.Minute(one.Before.Instant)} ({Words.Origin(one.Before.Origin)}) "
            + $"and no later than {Moment.Minute(one.After.Instant)} ({Words.Origin(one.After.Origin)}). PolicyDiff, {permalink}.";
    }

    public LabelSection LabelsOf(AbsenceEvent one) => new(one.Labels, one.Rules, $"{Address}?of={(one.Rules.Kind == ChangeKind.Removed ? Going : Coming)}")
    {
        Id = $"label-{one.After.Id}",
        HasKinds = false,
        Problem = Problem is { } problem && problem.Kind == one.Rules.Kind ? problem.Sentence : null,
    };

    private static ViewResult Missing(PolicySummary policy, string text) => new MissingPage(
        "Never taken down",
        $"No time is known at which the {policy.Name} of {policy.OrganizationName} was taken down after, or came back with, the text “{text}”.",
        "The policy's history",
        SiteLink.Policy(policy)).AsResult();
}
