using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Accounts;

namespace PolicyDiff.App.Pages;

/// <summary>E-mail address and password in, a session out.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SignInDesk desk, AccountBook book) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Keep { get; set; }

    /// <summary>Where the person wanted to go; taken only when it is an address of ours.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Problem { get; private set; }

    public bool HasOwner { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.AccountId() is not null) return LocalRedirect(Target);
        HasOwner = await book.HasOwnerAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await desk.TryAsync(Email ?? "", Password ?? "", HttpContext.Connection.RemoteIpAddress, cancellationToken);
        if (result.Account is not null)
        {
            await SignInDesk.EnterAsync(HttpContext, SessionAccount.Of(result.Account), Keep);
            return LocalRedirect(Target);
        }

        HasOwner = await book.HasOwnerAsync(cancellationToken);
        Response.StatusCode = result.MustWait ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        Problem = result.MustWait
            ? "Too many wrong tries. Wait a few minutes and try again; the right password works then."
            : "The e-mail address or the password is not right. Try again, or ask the owner of this site for a new link.";
        return Page();
    }

    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";
}
