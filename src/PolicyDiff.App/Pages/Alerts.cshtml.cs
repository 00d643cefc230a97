using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PolicyDiff.Alerts;
using PolicyDiff.App.Accounts;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Pages;

/// <summary>One's own subscriptions and the mails they caused. Readers have them too.</summary>
[Authorize(Policy = AccessPolicies.SignedIn)]
internal sealed class AlertsModel(Subscriptions subscriptions, IOptions<MailOptions> mail) : PageModel
{
    private const int RecentMails = 30;

    [BindProperty]
    public string? Scope { get; set; }

    /// <summary>An organization's slug; in the address, so that other pages can lead here with it chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Organization { get; set; }

    /// <summary>A policy as <c>organization/policy</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Policy { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Phrase { get; set; }

    public IReadOnlyList<Subscription> Mine { get; private set; } = [];

    public IReadOnlyList<Alert> Recent { get; private set; } = [];

    public IReadOnlyList<SubscriptionTarget> Organizations { get; private set; } = [];

    public IReadOnlyList<SubscriptionTarget> Policies { get; private set; } = [];

    public string? Problem { get; private set; }

    public string Email => User.FindFirstValue(ClaimTypes.Email) ?? "";

    /// <summary>Null: mails are files.</summary>
    public string? MailHost => mail.Value.Host;

    private long OwnId => User.AccountId() ?? throw new InvalidOperationException("The page is for people with an account.");

    internal static string LinkOf(Alert alert) => AlertSite.ChangePath(alert.Policy, alert.FromText, alert.ToText);

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        var result = Scope switch
        {
            Subscription.Everything => await subscriptions.AddEverythingAsync(OwnId, cancellationToken),
            Subscription.OfOrganization => await subscriptions.AddOrganizationAsync(OwnId, Organization, cancellationToken),
            Subscription.OfPolicy => await subscriptions.AddPolicyAsync(OwnId, Policy, cancellationToken),
            Subscription.OfPhrase => await subscriptions.AddPhraseAsync(OwnId, Phrase, cancellationToken),
            _ => new SubscriptionResult(null, "Choose one of the four kinds below."),
        };
        if (result.Problem is null) return RedirectToPage("/Alerts");
        if (Scope == Subscription.OfPhrase) ModelState.AddModelError(nameof(Phrase), result.Problem);
        else Problem = result.Problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    // Gone already is what was wanted.
    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken)
    {
        await subscriptions.RemoveAsync(OwnId, id, cancellationToken);
        return RedirectToPage("/Alerts");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Mine = await subscriptions.ListAsync(OwnId, cancellationToken);
        Recent = await subscriptions.RecentAlertsAsync(OwnId, RecentMails, cancellationToken);
        Policies = await subscriptions.PoliciesAsync(cancellationToken);
        Organizations = [.. Policies.DistinctBy(policy => policy.OrganizationSlug)
            .Select(policy => new SubscriptionTarget(policy.Organization, policy.OrganizationSlug, policy.Organization, policy.OrganizationSlug))];
    }
}
