using System.Globalization;
using System.Security.Claims;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>Questions that pages ask of <c>User</c>.</summary>
internal static class SessionUser
{
    /// <summary>The account's number, or null for a visitor without one.</summary>
    internal static long? AccountId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Whether this person may add and change policies.</summary>
    internal static bool MayEdit(this ClaimsPrincipal user) => user.IsInRole(Account.Editor) || user.IsInRole(Account.Owner);

    /// <summary>Whether this person may invite and remove people.</summary>
    internal static bool IsOwner(this ClaimsPrincipal user) => user.IsInRole(Account.Owner);
}
