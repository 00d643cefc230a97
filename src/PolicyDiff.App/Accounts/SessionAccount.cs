using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>What a request needs to know of the account behind it.</summary>
internal sealed record SessionAccount(long Id, string Email, string Name, string Role, string Stamp)
{
    internal const string StampClaim = "policydiff:stamp";

    internal static SessionAccount Of(Account account) =>
        new(account.Id, account.Email, account.Name, account.Role, account.SecurityStamp);

    /// <summary>The signed-in person as the framework sees it.</summary>
    internal ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, Name),
            new Claim(ClaimTypes.Email, Email),
            new Claim(ClaimTypes.Role, Role),
            new Claim(StampClaim, Stamp),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));
}
