using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Fetching;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.App.Pages;

/// <summary>Takes a policy into the watch list by its address.</summary>
[Authorize(Policy = AccessPolicies.Edit)]
internal sealed class AddModel(
    PolicyRegistry registry, EveryArchive archives, Connector connector, IDbContextFactory<PolicyDiffDb> factory) : PageModel
{
    private const int LongestAddress = 2000;
    private const int LongestName = 200;
    private const int LongestSelectors = 4000;
    private const int MostOrganizations = 500;

    internal static IReadOnlyList<string> Types { get; } =
    [
        "Privacy Policy", "Terms of Service", "Cookie Policy", "Community Guidelines", "Acceptable Use Policy", "Data Processing Agreement",
        "Children's Privacy Policy", "Imprint",
    ];

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Organization { get; set; }

    [BindProperty]
    public string? Type { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? Select { get; set; }

    [BindProperty]
    public string? Remove { get; set; }

    [BindProperty]
    public bool Backfill { get; set; }

    public IReadOnlyList<string> Organizations { get; private set; } = [];

    /// <summary>Whether the folded part holds something to see.</summary>
    public bool Advanced => !string.IsNullOrWhiteSpace(Language + Select + Remove);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Backfill = true;
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        CheckFields();
        if (!ModelState.IsValid) return await ShowAgainAsync(cancellationToken);
        var registration = await registry.AddAsync(Wanted(), cancellationToken);
        if (registration.Policy is not { } policy)
        {
            // What can be said of one field was said above; what is left is found out by asking, as a name that leads to a private network.
            ModelState.AddModelError(nameof(Address), registration.Problem ?? "This address cannot be tracked.");
            return await ShowAgainAsync(cancellationToken);
        }

        if (Backfill) await archives.RequestAsync(policy.Id, cancellationToken);
        return LocalRedirect(SiteLink.Policy(policy.Organization.Slug, policy.Slug));
    }

    private void CheckFields()
    {
        if (string.IsNullOrWhiteSpace(Address)) Complain(nameof(Address), "Type the address of the page that carries the policy.");
        else if (AddressProblem(Address.Trim()) is { } problem) Complain(nameof(Address), problem);
        Complain(nameof(Organization), NameProblem(Organization));
        Complain(nameof(Type), NameProblem(Type));
        if (!IsLanguage(Language)) Complain(nameof(Language), "Write the language as two or three letters, as in 'en', 'de' or 'pt-BR'.");
        Complain(nameof(Select), SelectorProblem(new SelectorSet(Lines(Select), [])));
        Complain(nameof(Remove), SelectorProblem(new SelectorSet([], Lines(Remove))));
    }

    private string? AddressProblem(string typed)
    {
        if (typed.Length > LongestAddress) return $"An address has at most {LongestAddress} characters; this one has {typed.Length}.";
        var verdict = AddressRules.Check(WatchList.WithScheme(typed), connector.Allowed, out _);
        return verdict.Allowed ? null : verdict.Sentence;
    }

    private static string? NameProblem(string? name)
    {
        if (name?.Length > LongestName) return $"At most {LongestName} characters; this has {name.Length}.";
        return name is not null && name.Any(char.IsControl) ? "This holds line breaks or other control characters. Type it instead of pasting it." : null;
    }

    private static bool IsLanguage(string? language) =>
        string.IsNullOrWhiteSpace(language)
        || language.Trim().Split('-') is [{ Length: 2 or 3 } primary, .. var rest]
            && primary.All(char.IsAsciiLetter)
            && rest.Length <= 2 && rest.All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    private static string? SelectorProblem(SelectorSet selectors)
    {
        if (selectors.Select.Sum(css => css.Length) + selectors.Remove.Sum(css => css.Length) > LongestSelectors) return $"At most {LongestSelectors} characters of selectors.";
        try
        {
            SelectorFilter.Validate(selectors);
            return null;
        }
        catch (InvalidSelectorException invalid)
        {
            return invalid.Message;
        }
    }

    private void Complain(string field, string? problem)
    {
        if (problem is not null) ModelState.AddModelError(field, problem);
    }

    private PolicyRequest Wanted() => new()
    {
        Address = Address!.Trim(),
        Organization = Filled(Organization),
        Type = Filled(Type),
        Language = Filled(Language),
        Selectors = new SelectorSet(Lines(Select), Lines(Remove)),
    };

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        Organizations = await db.Organizations.AsNoTracking().OrderBy(row => row.Name).Select(row => row.Name).Take(MostOrganizations).ToListAsync(cancellationToken);
    }
}
