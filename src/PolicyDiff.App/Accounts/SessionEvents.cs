using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PolicyDiff.App.Security;

namespace PolicyDiff.App.Accounts;

/// <summary>
/// Checks the cookie of each request against the account it names, and takes name and role from there: a cookie proves who somebody is,
/// the database says what they may.
/// </summary>
internal sealed class SessionEvents(Sessions sessions) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var account = context.Principal?.AccountId() is { } id ? await sessions.FindAsync(id, context.HttpContext.RequestAborted) : null;
        var stamp = context.Principal?.FindFirst(SessionAccount.StampClaim)?.Value ?? "";
        if (account is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(stamp), Encoding.UTF8.GetBytes(account.Stamp)))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        context.ReplacePrincipal(account.ToPrincipal());
    }

    /// <summary>Programs get a status, people the sign-in page.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!Faces.IsForPrograms(context.Request)) return base.RedirectToLogin(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <summary>The error page says what is missing; sending somebody who is signed in to the sign-in page would not.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
