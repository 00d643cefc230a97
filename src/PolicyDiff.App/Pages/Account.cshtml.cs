using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Hosting;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Pages;

/// <summary>One's own account; for owners also everybody else's.</summary>
[Authorize(Policy = AccessPolicies.SignedIn)]
internal sealed class AccountModel(AccountBook book, SignInLimiter limiter, Sessions sessions, IOptions<SiteOptions> site) : PageModel
{
    internal static IReadOnlyList<(string Role, string What)> Roles { get; } =
    [
        (Account.Reader, "reads and gets alerts"),
        (Account.Editor, "also adds and changes policies"),
        (Account.Owner, "also manages people"),
    ];

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Replacement { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; } = Account.Reader;

    public string OwnEmail => User.FindFirstValue(ClaimTypes.Email) ?? "";

    public string OwnRole => User.FindFirstValue(ClaimTypes.Role) ?? "";

    /// <summary>Empty for all but owners.</summary>
    public IReadOnlyList<AccountLine> People { get; private set; } = [];

    public string? Done { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>A one-time link to hand on; never stored, so never shown again.</summary>
    public string? Link { get; private set; }

    public string? LinkFor { get; private set; }

    private long OwnId => User.AccountId() ?? throw new InvalidOperationException("The page is for people with an account.");

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        if (AccountRules.PasswordProblem(Replacement, OwnEmail) is { } weak) ModelState.AddModelError(nameof(Replacement), weak);
        // Whoever found an open session must not guess at the password without end.
        else if (!limiter.TryTake(OwnEmail, HttpContext.Connection.RemoteIpAddress)) Problem = "Too many wrong tries. Wait a few minutes and try again.";
        else await ChangePasswordAsync(cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken)
    {
        if (!User.IsOwner()) return Forbid();
        if (AccountRules.EmailProblem(Email) is { } email) ModelState.AddModelError(nameof(Email), email);
        if (AccountRules.RoleProblem(Role) is { } role) Problem = role;
        if (ModelState.IsValid && Problem is null) Take(await book.InviteAsync(Email!, Role!, cancellationToken));
        if (Link is not null) ClearInvitation();
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostLinkAsync(long id, CancellationToken cancellationToken)
    {
        if (!User.IsOwner()) return Forbid();
        Take(await book.NewLinkAsync(id, cancellationToken));
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRoleAsync(long id, CancellationToken cancellationToken)
    {
        if (!User.IsOwner()) return Forbid();
        Problem = AccountRules.RoleProblem(Role) ?? await book.ChangeRoleAsync(id, Role!, cancellationToken);
        if (Problem is null) return RedirectToPage("/Account");
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken)
    {
        if (!User.IsOwner()) return Forbid();
        Problem = id == OwnId ? "You cannot remove yourself; another owner can." : await book.RemoveAsync(id, cancellationToken);
        if (Problem is null) return RedirectToPage("/Account");
        return await ShowAsync(cancellationToken);
    }

    private async Task ChangePasswordAsync(CancellationToken cancellationToken)
    {
        if (await book.ChangePasswordAsync(OwnId, Current ?? "", Replacement!, cancellationToken) is { } wrong)
        {
            ModelState.AddModelError(nameof(Current), wrong);
            return;
        }

        limiter.GiveBack(OwnEmail, HttpContext.Connection.RemoteIpAddress);
        // This session goes on with the new stamp; all others carry the old one.
        if (await sessions.FindAsync(OwnId, cancellationToken) is { } account) await SignInDesk.EnterAsync(HttpContext, account, keep: false);
        Done = "The new password is saved. Sessions in other browsers have ended.";
    }

    private void Take(Invitation invitation)
    {
        Problem = invitation.Problem;
        if (invitation.Token is not { } token) return;
        LinkFor = invitation.Account!.Email;
        Link = (site.Value.PublicUrl?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}") + token.Path;
    }

    private void ClearInvitation()
    {
        Email = null;
        Role = Account.Reader;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Problem is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (User.IsOwner()) People = await book.ListAsync(cancellationToken);
    }
}
