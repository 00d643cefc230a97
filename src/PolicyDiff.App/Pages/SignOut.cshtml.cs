using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Accounts;

namespace PolicyDiff.App.Pages;

/// <summary>Ends a session. Looking at the page ends nothing: a link or picture elsewhere must not sign anybody out.</summary>
[Authorize(Policy = AccessPolicies.SignedIn)]
internal sealed class SignOutModel : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await SignInDesk.LeaveAsync(HttpContext);
        return LocalRedirect("/sign-in");
    }
}
