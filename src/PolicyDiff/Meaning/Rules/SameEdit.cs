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
        { Removed: null } => $"Adds ‘{Added}’",
        { Added: null } => $"Removes ‘{Removed}’",
        _ => $"‘{Removed}’ → ‘{Added}’",
    };

    public HeadlinePhrase Phrase => this switch
    {
        { Removed: null } => new("adds", $"‘{Added}’"),
        { Added: null } => new("removes", $"‘{Removed}’"),
        _ => new("changes", $"‘{Removed}’ to ‘{Added}’"),
    };

    /// <summary>The edit that all rows share, or null where they differ or it is too long to be read at a glance.</summary>
    public static SameEdit? Of(IReadOnlyList<DiffRow> rows)
    {
        var edits = rows.SelectMany(EditsOf).Distinct().Take(2).ToList();
        return edits is [{ } only] && (only.Added?.Length ?? 0) <= Longest && (only.Removed?.Length ?? 0) <= Longest
            && (only.Removed ?? only.Added) is not null && $"{only.Removed}{only.Added}".Any(char.IsLetterOrDigit) ? only : null;
    }

    /// <summary>Each run of changed words of the row; a row that fell back has none to show.</summary>
    public static IEnumerable<SameEdit> EditsOf(DiffRow row)
    {
        var (removed, added) = ("", "");
        foreach (var token in row.Tokens.Append(new(TokenMark.Same, "")))
        {
            if (token.Mark == TokenMark.Removed) removed += token.Text;
            else if (token.Mark == TokenMark.Added) added += token.Text;
            else if (removed.Length + added.Length > 0)
            {
                yield return new(Bare(removed), Bare(added));
                (removed, added) = ("", "");
            }
        }
    }

    private static string? Bare(string words) => words.Trim() is { Length: > 0 } bare ? bare : null;
}
