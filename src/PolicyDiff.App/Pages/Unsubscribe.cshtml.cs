using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.Alerts;
using PolicyDiff.App.Accounts;

namespace PolicyDiff.App.Pages;

/// <summary>
/// Ends a subscription by the key in its mails, without signing in. GET only shows what would end (mail scanners open every link); POST ends it.
/// The POST asks for no form token, because mail programs send it themselves with one click (RFC 8058 §3.1: no cookies, no other state). That is
/// safe: the opaque key is in nobody's hands but the recipient's, it names the one thing it can do, and no cookie adds to its power.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[RequireAntiforgeryToken(required: false)]
internal sealed class UnsubscribeModel(Subscriptions subscriptions) : PageModel
{
    [BindProperty(Name = "key", SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>What the mails are about; null: there is no such subscription.</summary>
    public string? What { get; private set; }

    public bool Done { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var subscription = await subscriptions.FindAsync(Key, cancellationToken);
        What = subscription is null ? null : SubscriptionWords.Of(subscription);
        if (What is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    // Twice is the same as once: a mail program that repeats its request must not see a failure.
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Done = await subscriptions.UnsubscribeAsync(Key, cancellationToken);
    }
}
