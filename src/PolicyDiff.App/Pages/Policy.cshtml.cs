using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Judging;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages;

/// <summary>A policy: its history drawn and listed, its texts, and every observation of it.</summary>
internal sealed class PolicyModel(PolicyQuery policies, UnchangedSightings sightings, OutcomeDecisions decisions, TimeProvider time) : PageModel
{
    private const int CapturesPerPage = 100;
    private const int SightingsShown = 200;

    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public string? PageNumber { get; set; }

    public PolicyView View { get; private set; } = null!;

    /// <summary>Only where the tab shows it.</summary>
    public CapturePage? Log { get; private set; }

    /// <summary>Only where the tab shows it.</summary>
    public SightingPage? Unchanged { get; private set; }

    public Timeline? Drawing { get; private set; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Whether to offer what editors do; the pages themselves ask for the right.</summary>
    public bool MayEdit => User.Identity?.IsAuthenticated == true;

    public string Address => SiteLink.Policy(View.Summary);

    public int Events => View.Changes.Count(change => change.Kind != ChangeKind.First);

    public int Usable => View.Marks.Count(mark => mark.Outcome.IsUsable());

    /// <summary>The instants at which a text was first seen: what makes a line of the check log stand out.</summary>
    public IReadOnlySet<DateTimeOffset> Beginnings { get; private set; } = new HashSet<DateTimeOffset>();

    public async Task<IActionResult> OnGetAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        if (await policies.FindAsync(organization, policy, cancellationToken) is not { } view) return MissingPage.Policy(organization, policy).AsResult();
        View = view;
        Now = time.GetUtcNow();
        Drawing = Timeline.Of(view.Changes, view.Marks, Now);
        if (Tab is not ("versions" or "captures")) Tab = "changes";
        if (Tab == "captures")
        {
            var number = int.TryParse(PageNumber, out var parsed) ? parsed : 1;
            Log = await policies.CapturesAsync(view.Summary.Id, number, CapturesPerPage, cancellationToken);
            Unchanged = await sightings.OfAsync(view.Summary.Id, SightingsShown, cancellationToken);
            Beginnings = view.Versions.Select(version => version.FirstSeen).ToHashSet();
        }

        return Page();
    }

    /// <summary>Why a decision was not taken; null when none was tried.</summary>
    [TempData]
    public string? Problem { get; set; }

    /// <summary>A person's word on one capture, or ("rules") that it is taken back. Only editors get here: it is no reading.</summary>
    public async Task<IActionResult> OnPostDecideAsync(string organization, string policy, Decision decision, CancellationToken cancellationToken)
    {
        if (await policies.SummaryAsync(organization, policy, cancellationToken) is not { } summary) return MissingPage.Policy(organization, policy).AsResult();
        CaptureOutcome? outcome = OutcomeDecisions.Choices.Where(choice => choice.ToWord() == decision.Outcome).Select(choice => (CaptureOutcome?)choice).FirstOrDefault();
        Problem = outcome is null && decision.Outcome != Decision.Rules
            ? "Choose what the capture is."
            : await decisions.DecideAsync(new(summary.Id, decision.Capture, decision.Note, User.Identity?.Name ?? "An editor"), outcome, cancellationToken);
        return LocalRedirect($"{SiteLink.Policy(summary)}?tab=captures{(decision.Page > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"&p={decision.Page}") : "")}#captures");
    }

    /// <summary>The text before a version in its history, for the link that compares.</summary>
    public ContentHash? Before(VersionItem version) => View.Versions.FirstOrDefault(other => other.Position == version.Position - 1)?.Text;
}
