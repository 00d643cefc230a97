using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.App.Pages;

/// <summary>One text of a policy, to read, with where it comes from.</summary>
internal sealed class VersionModel(PolicyQuery policies, VersionQuery versions) : PageModel
{
    public VersionView View { get; private set; } = null!;

    public IReadOnlyList<ReadingNode> Nodes { get; private set; } = [];

    public IReadOnlyList<ReadingBlock> Outline { get; private set; } = [];

    /// <summary>The newest period; null when newer rules give its captures other texts.</summary>
    public VersionPeriod? Period => View.Periods.Count > 0 ? View.Periods[0] : null;

    /// <summary>How long the text is and how hard to read.</summary>
    public TextMeasures Measures { get; private set; } = null!;

    public string Address => SiteLink.Version(View.Policy, View.Text);

    public async Task<IActionResult> OnGetAsync(string organization, string policy, string text, CancellationToken cancellationToken)
    {
        if (await policies.SummaryAsync(organization, policy, cancellationToken) is not { } summary) return MissingPage.Policy(organization, policy).AsResult();
        var form = AddressForm.Of(text);
        if (TextName.Parse(form.Name) is not { } name || await versions.FindAsync(summary, name, cancellationToken) is not { } view) return Missing(summary, form.Name);
        if (form.Name != view.Text.Abbreviated) return Redirect(SiteLink.Version(summary, view.Text) + form.Suffix);
        View = view;
        Nodes = ReadingTree.Of(view.Content);
        Measures = TextMeasures.Of(view.Content);
        Outline = ReadingTree.OutlineOf(Nodes);
        return form.Form switch
        {
            null => Page(),
            "md" => Content(MarkdownWriter.Write(view.Content), "text/markdown; charset=utf-8"),
            "txt" => Content(PlainTextWriter.Write(view.Content), "text/plain; charset=utf-8"),
            "json" => Content(VersionDocument.Write(view), "application/json; charset=utf-8"),
            _ => Missing(summary, text),
        };
    }

    private static ViewResult Missing(PolicySummary policy, string name) => new MissingPage(
        "No such text",
        policy.FirstSeen is { } first
            ? $"The {policy.Name} of {policy.OrganizationName} has no text “{name}”. Its first known text is of {Moment.Day(first)}. Name a text by the first 12 digits of its hash or by a day (2019-03-02)."
            : $"No text of the {policy.Name} of {policy.OrganizationName} is known yet.",
        "The policy's history",
        SiteLink.Policy(policy) + "?tab=versions").AsResult();
}
