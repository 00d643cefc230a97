using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Accounts;

namespace PolicyDiff.App.Pages;

/// <summary>Behind a one-time link: makes the owner, accepts an invitation, or sets a new password. Only the link opens it.</summary>
[AllowAnonymous]
internal sealed class SetupModel(AccountLinks links) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public LinkState State { get; private set; } = new(null, null, null);

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LookAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        if (State.Problem is not null) return Page();
        CheckFields();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var result = await links.UseAsync(Token, new SetupRequest(Email ?? "", Name ?? "", Password ?? ""), cancellationToken);
        if (result.Account is null)
        {
            State = State with { Problem = result.Problem };
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        await SignInDesk.EnterAsync(HttpContext, SessionAccount.Of(result.Account), keep: false);
        return LocalRedirect("/");
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // The page holds a secret that lets somebody in: no copy of it outlives the window.
        Response.Headers.CacheControl = "no-store";
        State = await links.LookAsync(Token, cancellationToken);
        if (State.Problem is not null) Response.StatusCode = State.Purpose is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
    }

    private void CheckFields()
    {
        var email = State.Account?.Email ?? Email;
        if (State.Purpose == LinkPurpose.Owner) Complain(nameof(Email), AccountRules.EmailProblem(Email));
        if (State.Purpose != LinkPurpose.Password) Complain(nameof(Name), AccountRules.NameProblem(Name));
        Complain(nameof(Password), AccountRules.PasswordProblem(Password, email));
    }

    private void Complain(string field, string? problem)
    {
        if (problem is not null) ModelState.AddModelError(field, problem);
    }
}
