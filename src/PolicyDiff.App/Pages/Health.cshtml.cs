using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Bodies;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages;

/// <summary>Whether every policy is really being watched, and what helps where it is not.</summary>
internal sealed class HealthModel(TrackingHealth health, IDbContextFactory<PolicyDiffDb> factory, BodyDamage damage) : PageModel
{
    private const int MostOfState = 100;
    private const int MostOfAll = 1000;
    private const int HttpForbidden = 403;
    private const int HttpServerError = 500;

    internal static string ProgramVersion => typeof(HealthModel).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    /// <summary>The one state to show, with more of its policies; null: all states.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>How many policies of a state are listed.</summary>
    public int Most => State is null ? MostOfState : MostOfAll;

    public TrackingHealthView Shown { get; private set; } = new([]);

    /// <summary>Only for people with an account.</summary>
    public InstallationFacts? Facts { get; private set; }

    /// <summary>The same.</summary>
    public BodyTotals? Evidence { get; private set; }

    public IReadOnlyList<DamagedBody> Damaged { get; private set; } = [];

    public string Summary
    {
        get
        {
            var trouble = Shown.Count(TrackingState.Failing) + Shown.Count(TrackingState.Overdue) + Shown.Count(TrackingState.SelectorsMissed);
            var watched = Shown.Items.Count - Shown.Count(TrackingState.NotWatched);
            if (Shown.Items.Count == 0) return "Whether every policy is really being watched.";
            return trouble == 0
                ? $"{Words.Count(watched, "policy is", "policies are")} watched, and nothing needs you."
                : $"{Words.Count(watched, "policy is", "policies are")} watched; {Words.Number(trouble)} of them {(trouble == 1 ? "needs" : "need")} a look.";
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Shown = await health.RecentAsync(cancellationToken);
        if (User.AccountId() is null) return;
        Facts = await InstallationFacts.ReadAsync(factory, cancellationToken);
        Evidence = await BodyTotals.ReadAsync(factory, cancellationToken);
        if (Evidence.Damaged > 0) Damaged = await damage.ListAsync(cancellationToken);
    }

    /// <summary>Whether a state is asked for; any other word asks for all.</summary>
    internal bool IsAsked(TrackingState state) => !Enum.GetNames<TrackingState>().Contains(State, StringComparer.OrdinalIgnoreCase) || state.ToString().Equals(State, StringComparison.OrdinalIgnoreCase);

    internal static string HeadingOf(TrackingState state) => state switch
    {
        TrackingState.Failing => "Last check brought no text",
        TrackingState.Overdue => "Overdue",
        TrackingState.SelectorsMissed => "Selectors match nothing any more",
        TrackingState.NeverChecked => "Not checked yet",
        TrackingState.Healthy => "Watched",
        _ => "Not watched live",
    };

    internal static string AdviceOf(TrackingState state) => state switch
    {
        TrackingState.Failing => "The history stays as it was: a failed check is never a version. Checks go on.",
        TrackingState.Overdue => "Checks are planned and nobody does them. Start 'policydiff work', or more of them.",
        TrackingState.SelectorsMissed => "They are still watched, by the page's main content or by the selectors that do match. Look at the page and set new selectors.",
        TrackingState.NeverChecked => "Their first check is planned.",
        TrackingState.Healthy => "The last check brought the policy's text.",
        _ => "Imported, or without an address that is checked. Their history is what was brought in.",
    };

    /// <summary>Which selectors matched nothing and what was read instead.</summary>
    internal static string MissedOf(TrackingHealthItem item)
    {
        var missed = $"{(item.MissedSelectors.Count == 1 ? "This selector" : "These selectors")} matched nothing: {string.Join(", ", item.MissedSelectors.Select(css => $"‘{css}’"))}.";
        return item.FellBack ? missed + " The page's main content was read instead." : missed;
    }

    /// <summary>What a person can do about the outcome of the last check.</summary>
    internal static string HelpOf(TrackingHealthItem item) => item.Outcome switch
    {
        _ when item.BrowserFailed => "The page itself came; the browser that runs its scripts is missing here or gave nothing. Install Chromium where the checks run, or end reading with the browser in the policy's settings.",
        _ when item.NeedsBrowser => "Its text appears only when its scripts run. Have it read with the browser: there is a switch in the policy's settings.",
        CaptureOutcome.Redirect => item.MovedTo is { } target
            ? $"The page moved to {target}. Open it; if the policy is there, add that address."
            : "The page moved. Open it in a browser, and add the address where the policy is now.",
        CaptureOutcome.ArchivedError when item.Status >= HttpServerError => "The site is in trouble itself; the next check may already succeed.",
        CaptureOutcome.ArchivedError when item.Status == HttpForbidden => "The site refuses programs. Copies in web archives still help: ask for a backfill.",
        CaptureOutcome.ArchivedError => "The page is gone from this address. Look for the policy on the site's home page, and add its new address.",
        CaptureOutcome.SoftNotFound => "The page says that it was not found. Look for the policy on the site's home page, and add its new address.",
        CaptureOutcome.ConsentWall => "The site asks for consent before it shows the page. Copies in web archives still help: ask for a backfill.",
        CaptureOutcome.LoginWall => "The page is behind a sign-in now. Look for a public copy of the policy, and add its address.",
        CaptureOutcome.Parked => "The domain is for sale or parked: the policy is gone from this address. Copies in web archives still help.",
        CaptureOutcome.WrongPage => "Another page came in the policy's place. If it is the policy after all, say so on its captures tab; if it moved, add its new address.",
        CaptureOutcome.SelectorMissed => "The page carries several policies and this one's selectors match nothing any more. Set new ones in its settings.",
        CaptureOutcome.Blocked => "The site shows a wall instead of the page. Copies in web archives still help: ask for a backfill.",
        CaptureOutcome.Empty => "The text may be loaded by scripts, or the selectors find nothing any more. Look at the page and at the policy's selectors.",
        CaptureOutcome.Truncated => "The page came cut off. The next check may already succeed.",
        CaptureOutcome.NotHtml => "The address gives a file and no page. Find the page that carries the text.",
        CaptureOutcome.TooComplex => "The page is larger or deeper than a policy can be. Selectors that cut the policy out of it may help.",
        CaptureOutcome.Unreachable => "No answer came. Look whether the site is up; the next check may already succeed.",
        _ => "The next check may already succeed.",
    };
}
