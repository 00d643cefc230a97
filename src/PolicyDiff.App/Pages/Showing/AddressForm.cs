namespace PolicyDiff.App.Pages.Showing;

/// <summary>The last part of an address, parted from the form it asks for: "0a1b…​.md" is the text in Markdown.</summary>
/// <param name="Name">Without the form.</param>
/// <param name="Form">"json", "md", "txt" or "patch"; null: the page.</param>
internal sealed record AddressForm(string Name, string? Form)
{
    private static readonly string[] Forms = ["json", "md", "txt", "patch"];

    internal static AddressForm Of(string written)
    {
        var dot = written.LastIndexOf('.');
        return dot > 0 && Forms.Contains(written[(dot + 1)..], StringComparer.Ordinal) ? new(written[..dot], written[(dot + 1)..]) : new(written, null);
    }

    /// <summary>"" or ".md": to keep the form through a redirect.</summary>
    public string Suffix => Form is null ? "" : "." + Form;
}
