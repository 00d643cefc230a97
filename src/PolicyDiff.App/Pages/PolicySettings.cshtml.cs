using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Queries;
using PolicyDiff.Policies;
using PolicyDiff.Policies.Selectors;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages;

/// <summary>A policy's selectors: tried on the whole history first, then saved.</summary>
[Authorize(Policy = AccessPolicies.Edit)]
internal sealed class PolicySettingsModel(PolicyQuery policies, PolicySelectors selectors, SelectorQueue queue, SelectorTools tools, BrowserSwitch browser) : PageModel
{
    [BindProperty]
    public long Source { get; set; }

    [BindProperty]
    public string? Select { get; set; }

    [BindProperty]
    public string? Remove { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public bool Browser { get; set; }

    [TempData]
    public bool BrowserSaved { get; set; }

    [TempData]
    public bool Saved { get; set; }

    [TempData]
    public bool Handed { get; set; }

    public PolicySummary Summary { get; private set; } = null!;

    public IReadOnlyList<SourceSelectors> Sources { get; private set; } = [];

    public bool IsBrowserOn { get; private set; }

    /// <summary>Selectors that were saved and do not count yet.</summary>
    public IReadOnlyList<SelectorProgress> Waiting { get; private set; } = [];

    public SelectorSuggestion? Suggestion { get; private set; }

    public SelectorTrial? Trial { get; private set; }

    public async Task<IActionResult> OnGetAsync(string organization, string policy, CancellationToken cancellationToken) =>
        await LoadAsync(organization, policy, cancellationToken) ? Page() : MissingPage.Policy(organization, policy).AsResult();

    public async Task<IActionResult> OnPostTryAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(organization, policy, cancellationToken)) return MissingPage.Policy(organization, policy).AsResult();
        if (Wish() is not { } wish) return Refused();
        Trial = await tools.Trials.TryAsync(wish, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(organization, policy, cancellationToken)) return MissingPage.Policy(organization, policy).AsResult();
        if (Wish() is not { } wish) return Refused();
        var answer = await queue.AskAsync(wish, cancellationToken);
        if (answer.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(Select), problem);
            return Refused();
        }

        (Saved, Handed) = (answer.IsDone, !answer.IsDone);
        return LocalRedirect(SiteLink.Settings(Summary.OrganizationSlug, Summary.Slug));
    }

    public async Task<IActionResult> OnPostBrowserAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(organization, policy, cancellationToken)) return MissingPage.Policy(organization, policy).AsResult();
        await browser.SetAsync(Summary.Id, Browser, cancellationToken);
        BrowserSaved = true;
        return LocalRedirect(SiteLink.Settings(Summary.OrganizationSlug, Summary.Slug));
    }

    internal static string PeriodOf(SelectorPeriod period) => (period.From, period.Until) switch
    {
        (null, null) => "All captures",
        ({ } from, null) => $"From {When.Day(from)} on",
        (null, { } until) => $"Until {When.Day(until)}",
        ({ } from, { } until) => $"From {When.Day(from)} until {When.Day(until)}",
    };

    internal static string SetOf(SelectorSet set)
    {
        if (set.Key.Length == 0) return "the page's main content";
        var parts = new List<string>();
        if (set.Select.Count > 0) parts.Add($"keeps {string.Join(", ", set.Select.Select(css => $"‘{css}’"))}");
        if (set.Remove.Count > 0) parts.Add($"leaves out {string.Join(", ", set.Remove.Select(css => $"‘{css}’"))}");
        return string.Join("; ", parts);
    }

    private SelectorWish? Wish()
    {
        var from = Day(nameof(From), From);
        var until = Day(nameof(Until), Until);
        Complain(nameof(Select), new SelectorWish(Summary.Id, Source, new(new(Lines(Select), []), null, null)).Problem());
        Complain(nameof(Remove), new SelectorWish(Summary.Id, Source, new(new([], Lines(Remove)), null, null)).Problem());
        if (!ModelState.IsValid) return null;
        var wish = new SelectorWish(Summary.Id, Source, new(new(Lines(Select), Lines(Remove)), from, until));
        Complain(nameof(From), wish.Problem());
        Complain(nameof(Select), Sources.All(source => source.SourceId != Source) ? "The policy has no such address." : null);
        return ModelState.IsValid ? wish : null;
    }

    private DateTimeOffset? Day(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Complain(field, "Write the day as 2024-05-31.");
        return null;
    }

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Complain(string field, string? problem)
    {
        if (problem is not null) ModelState.AddModelError(field, problem);
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        if (await policies.SummaryAsync(organization, policy, cancellationToken) is not { } summary) return false;
        Summary = summary;
        Sources = await selectors.SourcesAsync(summary.Id, cancellationToken);
        Waiting = await queue.WaitingAsync(summary.Id, cancellationToken);
        Suggestion = await tools.Suggestions.ForAsync(summary.Id, cancellationToken);
        IsBrowserOn = await browser.IsOnAsync(summary.Id, cancellationToken);
        return true;
    }
}
