using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages;

/// <summary>Where each backfill stands, in counters that add up. Names no policy of its own: everybody who may read sees it, editors cancel and retry.</summary>
internal sealed class BackfillsModel(BackfillOverview overview, BackfillRequests requests) : PageModel
{
    internal const int PageSize = 25;

    internal const int RefreshSeconds = 5;

    public BackfillPage Shown { get; private set; } = new([], 0, 0);

    /// <summary>Counts from 1.</summary>
    [BindProperty(Name = "number", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public int LastNumber => Math.Max(1, (Shown.Total + PageSize - 1) / PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Number = Math.Clamp(Number, 1, int.MaxValue / PageSize);
        Shown = await overview.PageAsync(Number - 1, PageSize, cancellationToken);
        // Cancelled or finished in between, the last page can be gone.
        if (Number <= LastNumber) return;
        Number = LastNumber;
        Shown = await overview.PageAsync(Number - 1, PageSize, cancellationToken);
    }

    // Ended meanwhile is what was wanted.
    public async Task<IActionResult> OnPostCancelAsync(long id, CancellationToken cancellationToken)
    {
        await requests.CancelAsync(id, cancellationToken);
        return Redirect($"/backfills#backfill-{id}");
    }

    public async Task<IActionResult> OnPostPauseAsync(long id, CancellationToken cancellationToken)
    {
        await requests.PauseAsync(id, cancellationToken);
        return Redirect($"/backfills#backfill-{id}");
    }

    public async Task<IActionResult> OnPostResumeAsync(long id, CancellationToken cancellationToken)
    {
        await requests.ResumeAsync(id, cancellationToken);
        return Redirect($"/backfills#backfill-{id}");
    }

    public async Task<IActionResult> OnPostStrategyAsync(long id, string? strategy, CancellationToken cancellationToken)
    {
        if (strategy is null || !BackfillRequests.Strategies.Contains(strategy)) return BadRequest();
        var going = await requests.ChangeStrategyAsync(id, strategy, cancellationToken);
        return going is null ? NotFound() : Redirect($"/backfills#backfill-{going}");
    }

    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancellationToken)
    {
        var started = await requests.RetryAsync(id, cancellationToken);
        return started is null ? NotFound() : Redirect($"/backfills#backfill-{started}");
    }

    internal static string StateOf(BackfillOverviewItem item) => item.State switch
    {
        Backfill.Waiting => "waiting",
        Backfill.Listing or Backfill.Fetching when !item.InHand => "waiting for its turn",
        Backfill.Listing => "asking for the list",
        Backfill.Fetching => "fetching",
        Backfill.Paused => "paused",
        Backfill.Done => "done",
        Backfill.Failed => "failed",
        Backfill.Cancelled => "cancelled",
        _ => item.State,
    };

    internal static string BadgeOf(BackfillOverviewItem item) => item.State switch
    {
        Backfill.Done => "badge-good",
        Backfill.Failed => "badge-bad",
        Backfill.Cancelled or Backfill.Paused => "badge-outline",
        _ => item.InHand ? "badge-accent" : "badge-warn",
    };

    /// <summary>What it does or how it ended; the worker's own sentence where it left one.</summary>
    internal static string SentenceOf(BackfillOverviewItem item) => item.Sentence ?? item.State switch
    {
        Backfill.Waiting => "Waits for a worker. Workers run inside 'policydiff serve' and 'policydiff work'.",
        Backfill.Listing => "Asking the archive what it holds.",
        Backfill.Fetching => "Opening captures.",
        Backfill.Done when item.Tally.Listed == 0 => "Done: the archive holds nothing for the policy's addresses.",
        Backfill.Done => "Done: every change lies between two neighbouring captures that were read.",
        Backfill.Cancelled => "Cancelled; what was fetched stays.",
        _ => "Failed. Try again; the program's log says more.",
    };

    internal static string NotOpenedOf(BackfillOverviewItem item) => item.State switch
    {
        Backfill.Done => item.Strategy == "every" ? $"{Words.Number(item.Tally.NotOpened)} not opened." :
            $"{Words.Number(item.Tally.NotOpened)} not opened: the opened captures before and after each of them say the same. A text that came and went between two of them would not show.",
        Backfill.Waiting or Backfill.Listing or Backfill.Fetching => $"{Words.Number(item.Tally.NotOpened)} not opened so far.",
        _ => $"{Words.Number(item.Tally.NotOpened)} not opened.",
    };

    internal static bool HasGivenUp(BackfillOverviewItem item) => item.Tally.Unusable.Any(reason => reason.Reason == "given-up");

    internal static string RetryOf(BackfillOverviewItem item) =>
        HasGivenUp(item) ? "Ask again for those given up" : item.State == Backfill.Done ? "Look for newer captures" : "Try again";

    internal static string ListingOf(ListingFact listing) => listing.Outcome switch
    {
        "complete" => $"{Words.Count(listing.Lines, "line")}, complete,",
        "partial" => $"only {Words.Count(listing.Lines, "line")} came,",
        "excluded" => "the archive shows none to anybody, asked",
        "throttled" => "the archive asked for a pause,",
        _ => "could not be read,",
    };

    internal static string ReasonOf(string reason) => reason switch
    {
        "listed-as-error" => "listed as an error",
        "given-up" => "given up after several tries",
        _ => Lower(Words.Of(CaptureOutcomes.FromWord(reason))),
    };

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
