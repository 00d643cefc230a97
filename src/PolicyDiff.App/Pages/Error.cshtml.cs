using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PolicyDiff.App.Pages;

/// <summary>
/// What went wrong and what to do. Shown in place of the failed request, with its method; it changes nothing and so asks for no form token,
/// and it never repeats what the request held.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[RequireAntiforgeryToken(required: false)]
[ResponseCache(Duration = 0, NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel : PageModel
{
    private const int SmallestError = 400;
    private const int LargestError = 599;

    [BindProperty(Name = "code", SupportsGet = true)]
    public int? Code { get; set; }

    /// <summary>The failure's HTTP status; a number that is no error counts as 404.</summary>
    public int Status => Code is >= SmallestError and <= LargestError ? Code.Value : StatusCodes.Status404NotFound;

    /// <summary>Finds the failure in the log; only where there is one to find.</summary>
    public string? RequestName => Status >= StatusCodes.Status500InternalServerError ? Activity.Current?.Id ?? HttpContext.TraceIdentifier : null;

    public string Heading => Status switch
    {
        StatusCodes.Status400BadRequest => "This request could not be read",
        StatusCodes.Status403Forbidden => "Your account may not do this",
        StatusCodes.Status404NotFound => "There is nothing at this address",
        StatusCodes.Status405MethodNotAllowed => "This address cannot be used that way",
        StatusCodes.Status410Gone => "This is no longer here",
        StatusCodes.Status413PayloadTooLarge => "This is too large",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status503ServiceUnavailable => "PolicyDiff is not ready",
        >= StatusCodes.Status500InternalServerError => "Something broke on our side",
        _ => "This did not work",
    };

    public string Sentence => Status switch
    {
        StatusCodes.Status400BadRequest =>
            "The form was not sent from a page of this site, or the page was open too long, or you signed in or out in between. Nothing was changed. Go back, load the page again and send it once more.",
        StatusCodes.Status403Forbidden => "Readers read, editors add and change policies, owners manage people. Ask an owner of this site for another role.",
        StatusCodes.Status404NotFound =>
            "The address may be mistyped, or a digit of it got lost in a mail. Texts and changes are never deleted: the front page leads to all of them.",
        StatusCodes.Status405MethodNotAllowed => "Open the page in a browser and use its buttons.",
        StatusCodes.Status410Gone => "It worked once, or for a time, and that is over.",
        StatusCodes.Status413PayloadTooLarge => "Nothing was stored. Send less at once.",
        StatusCodes.Status429TooManyRequests => "Wait a minute and try again.",
        StatusCodes.Status503ServiceUnavailable => "The database is not reachable or is being prepared. Try again in a minute.",
        >= StatusCodes.Status500InternalServerError => "Nothing you did is lost that was saved before. Try again; if it happens again, the program's log says why.",
        _ => "Go back, load the page again and try once more.",
    };

    // Asked for directly it is an error as well: nobody should keep such an address.
    public void OnGet() => Response.StatusCode = Status;
}
