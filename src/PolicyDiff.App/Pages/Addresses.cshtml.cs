using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Queries;
using PolicyDiff.Policies;

namespace PolicyDiff.App.Pages;

/// <summary>A person's word on where a policy was published and when.</summary>
[Authorize(Policy = AccessPolicies.Edit)]
internal sealed class AddressesModel(PolicyQuery policies, PolicyFinder finder, PolicyRegistry registry, PolicyAddresses addresses) : PageModel
{
    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public bool Refused { get; set; }

    public PolicyView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string organization, string policy, CancellationToken cancellationToken) => ShowAsync(organization, policy, cancellationToken);

    public async Task<IActionResult> OnPostSetAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        if (await policies.SummaryAsync(organization, policy, cancellationToken) is not { } summary) return MissingPage.Policy(organization, policy).AsResult();
        if (!HasPeriod(out var from, out var until)) return await ShowAsync(organization, policy, cancellationToken);
        await addresses.SetAsync(summary.Id, new(Address ?? "", from, until, Refused), cancellationToken);
        return LocalRedirect(SiteLink.Policy(summary) + "#addresses");
    }

    public async Task<IActionResult> OnPostAddAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        if ((await finder.FindAsync($"{organization}/{policy}", cancellationToken)).Policy is not { } tracked) return MissingPage.Policy(organization, policy).AsResult();
        if (!HasPeriod(out var from, out var until)) return await ShowAsync(organization, policy, cancellationToken);
        var registration = await registry.AddAsync(new() { Address = Address ?? "", Of = tracked, ValidFrom = from, ValidUntil = until }, cancellationToken);
        if (registration.Problem is not { } problem) return LocalRedirect(SiteLink.Policy(organization, policy) + "#addresses");
        ModelState.AddModelError(nameof(Address), problem);
        return await ShowAsync(organization, policy, cancellationToken);
    }

    /// <summary>A bound as a date field writes it.</summary>
    internal string? Day(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<IActionResult> ShowAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        if (await policies.FindAsync(organization, policy, cancellationToken) is not { } view) return MissingPage.Policy(organization, policy).AsResult();
        View = view;
        return Page();
    }

    private bool HasPeriod(out DateTimeOffset? from, out DateTimeOffset? until)
    {
        from = Read(nameof(From), From);
        until = Read(nameof(Until), Until);
        if (from >= until) ModelState.AddModelError(nameof(Until), "The end is not after the beginning.");
        return ModelState.IsValid;
    }

    private DateTimeOffset? Read(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateTimeOffset.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day)) return day;
        ModelState.AddModelError(field, "Write the date as 2019-01-31.");
        return null;
    }
}
