namespace PolicyDiff.Text.Embedded;

/// <summary>A long text in a page's data.</summary>
/// <param name="Path">Where it stands, places in lists left out ("props.page.sections[].body"): texts of one path are parts of one document.</param>
/// <param name="Html">The text as HTML.</param>
/// <param name="Title">A short text beside it that names it, or null.</param>
/// <param name="Slug">What its holder is called in addresses, or null.</param>
internal sealed record EmbeddedText(string Path, string Html, string? Title, string? Slug);
