using PolicyDiff.Diffing;

namespace PolicyDiff.Meaning.Rules;

/// <summary>One short exchange of words that is all that happened in every reworded clause: it can be told verbatim.</summary>
/// <param name="Removed">The words that went, or null.</param>
/// <param name="Added">The words that came, or null.</param>
internal sealed record SameEdit(string? Removed, string? Added)
{
    private const int Longest = 60;

    public string Sentence => this switch
    {
        { Removed: null } => $"Adds {HeadlineWords.Quote(Added!, Longest)}",
        { Added: null } => $"Removes {HeadlineWords.Quote(Removed, Longest)}",
        _ => $"‘{Removed}’ → ‘{Added}’",
    };

    public HeadlinePhrase Phrase => this switch
    {
        { Removed: null } => new("adds", HeadlineWords.Quote(Added!, Longest)),
        { Added: null } => new("removes", HeadlineWords.Quote(Removed, Longest)),
        _ => new("changes", $"‘{Removed}’ to ‘{Added}’"),
    };

    /// <summary>The edit that all rows share, or null where they differ or it is too long to be read at a glance.</summary>
    public static SameEdit? Of(IReadOnlyList<DiffRow> rows)
    {
        var edits = rows.SelectMany(EditsOf).Distinct().Take(2).ToList();
        return edits is [{ } only] && (only.Added?.Length ?? 0) <= Longest && (only.Removed?.Length ?? 0) <= Longest
            && (only.Removed ?? only.Added) is not null && $"{only.Removed}{only.Added}".Any(char.IsLetterOrDigit) ? only : null;
    }

    /// <summary>Where the row has it first, as words of the old block and of the new one.</summary>
    public (Quote? Old, Quote? New) In(DiffRow row)
    {
        foreach (var (edit, old, @new) in RunsOf(row))
        {
            if (edit == this) return (Placed(Removed, row.OldIndex, old), Placed(Added, row.NewIndex, @new));
        }

        return (null, null);
    }

    private static Quote? Placed(string? words, int? block, int start) =>
        words is null || block is null ? null : new(words, new(block.Value, start, start + words.Length, start, start + words.Length));

    private static IEnumerable<SameEdit> EditsOf(DiffRow row) => RunsOf(row).Select(run => run.Edit);

    /// <summary>Each run of changed words of the row, with the places where its words begin; a row that fell back has none to show.</summary>
    public static IEnumerable<(SameEdit Edit, int Old, int New)> RunsOf(DiffRow row)
    {
        var (removed, added, old, @new) = ("", "", 0, 0);
        foreach (var token in row.Tokens.Append(new(TokenMark.Same, "")))
        {
            if (token.Mark == TokenMark.Removed) removed += token.Text;
            else if (token.Mark == TokenMark.Added) added += token.Text;
            else
            {
                if (removed.Length + added.Length > 0) yield return (new(Bare(removed), Bare(added)), old + Indent(removed), @new + Indent(added));
                (old, @new, removed, added) = (old + removed.Length + token.Text.Length, @new + added.Length + token.Text.Length, "", "");
            }
        }
    }

    private static int Indent(string words) => words.Length - words.AsSpan().TrimStart().Length;

    private static string? Bare(string words) => words.Trim() is { Length: > 0 } bare ? bare : null;
}
