namespace PolicyDiff.Text;

/// <summary>
/// The user's override of the main-content choice: CSS selectors. Empty: the page's main content is chosen.
/// A text is named by (capture, selector set), so one page can carry several policies.
/// </summary>
/// <param name="Select">Elements to keep, in page order; all of the page when empty.</param>
/// <param name="Remove">Elements to drop.</param>
public sealed record SelectorSet(IReadOnlyList<string> Select, IReadOnlyList<string> Remove)
{
    /// <summary>No override.</summary>
    public static SelectorSet None { get; } = new([], []);

    /// <summary>The set's name: empty for no override, else the SHA-256 of both lists in hex.</summary>
    public string Key => Select.Count == 0 && Remove.Count == 0
        ? ""
        : ContentHash.Of(string.Join('\n', Select.Select(css => "+" + css).Concat(Remove.Select(css => "-" + css)))).ToString();
}

/// <summary>What was received, as far as reading depends on it.</summary>
/// <param name="Body">The bytes as received, transfer and content encodings undone, at most <c>PageReader.MaxBytes</c> are read.</param>
/// <param name="ContentType">The header as received (of an archived capture: the original one), or null.</param>
/// <param name="Address">Where the page was: resolves links and tells organizations apart. Null for a file.</param>
/// <param name="Selectors">The user's override.</param>
/// <param name="Charset">An encoding the user named, which wins over everything; null to recognise it.</param>
public sealed record PageInput(ReadOnlyMemory<byte> Body, string? ContentType, Uri? Address, SelectorSet Selectors, string? Charset = null);

/// <summary>
/// What reading a page gave: a text, or why there is none. A pure function of (input, <c>PageReader.RulesVersion</c>).
/// </summary>
/// <param name="Outcome">What the page alone says: Ok with a text; another one without or beside one. Its neighbours in time may say otherwise.</param>
/// <param name="Text">The faithful form; null when there is none. Kept even where the outcome is not usable and there is some.</param>
/// <param name="Canonical">The canonical form of <paramref name="Text"/>.</param>
/// <param name="Reasons">Sentences that say why the outcome is what it is, and what was mended or looked odd on the way.</param>
public sealed record PageReading(CaptureOutcome Outcome, PolicyText? Text, CanonicalText? Canonical, IReadOnlyList<string> Reasons)
{
    /// <summary>Selectors of the input that matched nothing. Where none that selects did, the text is the page's main content.</summary>
    public IReadOnlyList<string> MissedSelectors { get; init; } = [];

    /// <summary>True for a page without a usable text that its scripts would draw: reading it with the browser may give one.</summary>
    public bool NeedsScripts { get; init; }
}
