namespace PolicyDiff.Meaning;

/// <summary>What kind of event a change is (DESIGN.md §8).</summary>
public enum ChangeKind
{
    /// <summary>The first text known.</summary>
    First,
    Content,

    /// <summary>A few words that carry none of the facts we know: a typo, punctuation, a name of a page.</summary>
    Minor,
    MovedOnly,
    RedatedOnly,
    ContactOnly,

    /// <summary>Back to a text the policy had before.</summary>
    Revert,
    Variant,
    Removed,
    Restored,
    SourceMoved,
    LanguageSwitched,
    RulesChanged,

    /// <summary>Only from <c>diff</c> of two files: the canonical forms agree, the formatting does not.</summary>
    FormattingOnly,

    /// <summary>Only from <c>diff</c> of two files: only link targets differ.</summary>
    LinksOnly,

    /// <summary>Only from <c>diff</c> of two files: no difference at all.</summary>
    Identical,
}

/// <summary>For whom the change is, as far as rules can tell: for the user of the service.</summary>
public enum ChangeDirection
{
    Neutral,
    Adverse,
    Protective,
    Mixed,
}

/// <summary>
/// One finding that a reader can check: what the rule saw and the words it saw.
/// </summary>
/// <param name="Rule">The rule's stable name: "polarity", "quantity", "third-party", "right".</param>
/// <param name="Sentence">For people, never more certain than the rule: "Retention: 30 days → 180 days".</param>
/// <param name="OldQuote">The words in the old text, verbatim, or null.</param>
/// <param name="NewQuote">The words in the new text, verbatim, or null.</param>
/// <param name="Row">The row of the diff it rests on, or null.</param>
/// <param name="Weight">How much it adds to the significance, 0–1.</param>
/// <param name="Direction">For the user.</param>
/// <param name="Topic">The topic it belongs to ("retention"), or null.</param>
public sealed record Reason(string Rule, string Sentence, string? OldQuote, string? NewQuote, int? Row, double Weight, ChangeDirection Direction, string? Topic)
{
    /// <summary>Where the old quote stands in the old text; null where there is none, or where rules before version 3 found it.</summary>
    public QuotePlace? OldPlace { get; init; }

    /// <summary>Where the new quote stands in the new text; null where there is none, or where rules before version 3 found it.</summary>
    public QuotePlace? NewPlace { get; init; }

    /// <summary>The same reason with the words it rests on.</summary>
    internal Reason Quoting(Quote? old, Quote? @new) => this with { OldQuote = old?.Text, OldPlace = old?.Place, NewQuote = @new?.Text, NewPlace = @new?.Place };

    /// <summary>The same reason with words of one text only.</summary>
    internal Reason Quoting(Quote quote, bool isNew) => isNew ? Quoting(null, quote) : Quoting(quote, null);
}

/// <summary>What the change means, by rules alone. The same two texts and rules version always give the same.</summary>
/// <param name="Kind">Content, Minor, MovedOnly, or for files FormattingOnly, LinksOnly, Identical. History sets the others.</param>
/// <param name="Significance">0–100: quiet below 10, minor below 40, notable below 70, major from 70.</param>
/// <param name="Direction">For the user of the service.</param>
/// <param name="Topics">Stable names of the topics touched ("retention", "sale"), most touched first.</param>
/// <param name="Reasons">Strongest first.</param>
/// <param name="Headline">One neutral sentence in the present tense without the organization's name at its start: "lengthens retention from 30 to 180 days".</param>
public sealed record Explanation(ChangeKind Kind, int Significance, ChangeDirection Direction, IReadOnlyList<string> Topics, IReadOnlyList<Reason> Reasons, string Headline);

/// <summary>The significance bands, in words.</summary>
public static class Significance
{
    /// <summary>"quiet", "minor", "notable" or "major".</summary>
    public static string ToBand(int significance) => significance switch
    {
        < 10 => "quiet",
        < 40 => "minor",
        < 70 => "notable",
        _ => "major",
    };
}

/// <summary>How kinds and directions are written outside the program (kebab-case).</summary>
public static class ChangeWords
{
    /// <summary>"moved-only", "first" …</summary>
    public static string ToWord(this ChangeKind kind) => kind switch
    {
        ChangeKind.First => "first",
        ChangeKind.Content => "content",
        ChangeKind.Minor => "minor",
        ChangeKind.MovedOnly => "moved-only",
        ChangeKind.RedatedOnly => "re-dated-only",
        ChangeKind.ContactOnly => "contact-only",
        ChangeKind.Revert => "revert",
        ChangeKind.Variant => "variant",
        ChangeKind.Removed => "removed",
        ChangeKind.Restored => "restored",
        ChangeKind.SourceMoved => "source-moved",
        ChangeKind.LanguageSwitched => "language-switched",
        ChangeKind.RulesChanged => "rules-changed",
        ChangeKind.FormattingOnly => "formatting-only",
        ChangeKind.LinksOnly => "links-only",
        ChangeKind.Identical => "identical",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a word."),
    };

    /// <summary>The kind of a word written by <see cref="ToWord(ChangeKind)"/>; throws <see cref="FormatException"/> for another.</summary>
    public static ChangeKind KindFromWord(string word) =>
        Enum.GetValues<ChangeKind>().Where(kind => kind.ToWord() == word).Cast<ChangeKind?>().FirstOrDefault()
        ?? throw new FormatException($"'{word}' is not a kind of change.");

    /// <summary>"adverse", "protective", "mixed", "neutral".</summary>
    public static string ToWord(this ChangeDirection direction) => direction switch
    {
        ChangeDirection.Neutral => "neutral",
        ChangeDirection.Adverse => "adverse",
        ChangeDirection.Protective => "protective",
        ChangeDirection.Mixed => "mixed",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "A direction without a word."),
    };

    /// <summary>The direction of a word written by <see cref="ToWord(ChangeDirection)"/>; throws <see cref="FormatException"/> for another.</summary>
    public static ChangeDirection DirectionFromWord(string word) =>
        Enum.GetValues<ChangeDirection>().Where(direction => direction.ToWord() == word).Cast<ChangeDirection?>().FirstOrDefault()
        ?? throw new FormatException($"'{word}' is not a direction.");
}
