using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>An address of ours that names nothing we have: what was looked for and where to go instead.</summary>
internal sealed record MissingPage(string Title, string Sentence, string LinkText, string LinkAddress)
{
    /// <summary>The page for it, with status 404.</summary>
    internal ViewResult AsResult() => new()
    {
        ViewName = "/Pages/Shared/Missing.cshtml",
        StatusCode = StatusCodes.Status404NotFound,
        ViewData = new ViewDataDictionary<MissingPage>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = this },
    };

    internal static MissingPage Policy(string organization, string policy) => new(
        "No such policy",
        $"PolicyDiff does not track a policy at “{organization}/{policy}”. Look for it among the changes, or add it by its address.",
        "Add a policy",
        "/add");
}
