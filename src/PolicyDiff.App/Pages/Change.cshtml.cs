using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Hosting;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Rendering;
using PolicyDiff.History;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;
using Comparison = PolicyDiff.App.Pages.Showing.Comparison;

namespace PolicyDiff.App.Pages;

/// <summary>Two texts of a policy compared: the page one cites.</summary>
internal sealed class ChangeModel(PolicyQuery policies, VersionQuery versions, ChangeQuery changes, LabelDesk labels, KeptFragments fragments, IOptions<SiteOptions> site, TimeProvider time) : PageModel
{
    private const string Separator = "..";

    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    [BindProperty]
    public LabelForm Label { get; set; } = new();

    /// <summary>What was wrong with a correction, or null.</summary>
    public string? Problem { get; private set; }

    public ChangeView Change { get; private set; } = null!;

    public Comparison Comparison { get; private set; } = null!;

    public Citation Citation { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public string Address => SiteLink.Change(Change.Policy, Change.Old.Text, Change.New.Text);

    public async Task<IActionResult> OnGetAsync(string organization, string policy, string pair, CancellationToken cancellationToken)
    {
        if (await policies.SummaryAsync(organization, policy, cancellationToken) is not { } summary) return MissingPage.Policy(organization, policy).AsResult();
        var form = AddressForm.Of(pair);
        var parts = form.Name.Split(Separator);
        if (parts.Length != 2 || TextName.Parse(parts[0]) is not { } from || TextName.Parse(parts[1]) is not { } to) return Missing(summary, form.Name);
        if (from.Day is not null || to.Day is not null) return await ByDayAsync(summary, from, to, form, cancellationToken);
        if (await changes.FindAsync(summary, from, to, cancellationToken) is not { } change) return Missing(summary, form.Name);
        Change = change;
        if (form.Name != change.Old.Text.Abbreviated + Separator + change.New.Text.Abbreviated) return Redirect(Address + form.Suffix);
        Now = time.GetUtcNow();
        Comparison = await fragments.ComparisonAsync(change, LayoutOf(View));
        Citation = Citation.Of(change, site.Value.PublicUrl?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}");
        return form.Form is null ? Page() : Written(form.Form);
    }

    /// <summary>A part of the page that is the same for every reader.</summary>
    public Task<IHtmlContent> PartAsync(IHtmlHelper html, string partial) => fragments.OfAsync(Comparison, partial, () => html.PartialAsync(partial, Comparison));

    /// <summary>Both texts as the address names them.</summary>
    public string Pair => Change.Old.Text.Abbreviated + Separator + Change.New.Text.Abbreviated;

    /// <summary>Why nobody is told of it, or why it is rated so low, in a sentence; null for what is neither.</summary>
    public string? WhyQuiet => QuietWords.Of(Change.Latest);

    /// <summary>How many places the page shows in this layout.</summary>
    public string Places => Words.Count(Comparison.Shown.Count, "place") + (Comparison.Layout == ComparisonLayout.Removed ? " with removed words" : " changed");

    /// <summary>What people said of the event.</summary>
    public LabelSection Labels(ChangeOccurrence latest) => new(latest.Labels, latest.Rules, Address + "?handler=Label") { Problem = Problem };

    /// <summary>Keeps a person's correction. The site's rule for forms lets only those who may edit come here.</summary>
    public async Task<IActionResult> OnPostLabelAsync(string organization, string policy, string pair, CancellationToken cancellationToken)
    {
        var shown = await OnGetAsync(organization, policy, pair, cancellationToken);
        if (shown is not PageResult || Change.Latest is null) return shown;
        Problem = Label.Problem;
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await labels.AddAsync(Label.ToRequest(Change.Policy.Id, Change.Old.Text, Change.New.Text), new(User.AccountId(), User.Identity?.Name ?? "somebody"), cancellationToken);
        return Redirect(Address + "#label");
    }

    /// <summary>The address of another layout of this page.</summary>
    public string AddressOf(ComparisonLayout layout) => layout == ComparisonLayout.Unified ? Address : $"{Address}?view={Word(layout)}";

    /// <summary>Where on this page a reason's words stand, else the row it rests on; null when that was counted by other rules.</summary>
    public string? AnchorOf(int number, Reason reason) =>
        Comparison.Marks.AnchorOf(number, Comparison.Layout) is { } words ? "#" + words :
        reason.Row is { } row && row < Change.Diff.Rows.Count && (Change.Latest?.RulesVersion ?? Explainer.RulesVersion) == Explainer.RulesVersion
            && Change.Diff.Rows[row].Kind != RowKind.Same
            ? "#" + Comparison.RowId(row)
            : null;

    // A day names whatever text is known for it today; the pair of texts it leads to is what one cites.
    private async Task<IActionResult> ByDayAsync(PolicySummary policy, TextName from, TextName to, AddressForm form, CancellationToken cancellationToken)
    {
        var old = await versions.NameAsync(policy, from, cancellationToken);
        var @new = await versions.NameAsync(policy, to, cancellationToken);
        if (old is null || @new is null) return Missing(policy, form.Name);
        var query = View is null ? "" : "?view=" + Uri.EscapeDataString(View);
        return Redirect(SiteLink.Change(policy, old.Value, @new.Value) + form.Suffix + query);
    }

    private IActionResult Written(string form) => form switch
    {
        "json" => File(ChangeDocument.Write(Change).ToArray(), "application/json; charset=utf-8"),
        "md" => Content($"# {Change.Policy.OrganizationName}: {Change.Policy.Name}\n\n{Citation.Text}\n\n{MarkdownRenderer.Render(Change.Diff)}", "text/markdown; charset=utf-8"),
        "patch" or "txt" => Content(Patch(), "text/plain; charset=utf-8"),
        _ => Missing(Change.Policy, form),
    };

    private string Patch() => UnifiedRenderer.Render(
        MarkdownWriter.Write(Change.Old.Content), MarkdownWriter.Write(Change.New.Content), $"{Change.Old.Text.Abbreviated}.md", $"{Change.New.Text.Abbreviated}.md");

    private static ComparisonLayout LayoutOf(string? view) =>
        Enum.GetValues<ComparisonLayout>().FirstOrDefault(layout => Word(layout) == view, ComparisonLayout.Unified);

    private static string Word(ComparisonLayout layout) => layout switch
    {
        ComparisonLayout.Side => "side",
        ComparisonLayout.New => "new",
        ComparisonLayout.Removed => "removed",
        _ => "unified",
    };

    private static ViewResult Missing(PolicySummary policy, string pair) => new MissingPage(
        "No such comparison",
        policy.FirstSeen is { } first
            ? $"“{pair}” does not name two texts of the {policy.Name} of {policy.OrganizationName}. Write FROM..TO, each the first 12 digits of a text's hash or a day from {Moment.Day(first)} on (2019-01-01..2024-01-01)."
            : $"No text of the {policy.Name} of {policy.OrganizationName} is known yet.",
        "The policy's history",
        SiteLink.Policy(policy)).AsResult();
}
