using PolicyDiff.Diffing;
using PolicyDiff.Meaning;

namespace PolicyDiff.History;

/// <summary>The first changed words with a little around them: what a list or a mail shows of a change before it is opened.</summary>
public static class Excerpt
{
    /// <summary>Characters kept of unchanged text on each side.</summary>
    private const int Around = 80;

    /// <summary>Characters kept of changed text.</summary>
    private const int Most = 320;

    /// <summary>
    /// Tokens of the row that the strongest reason rests on; without one, of the first that says something new, else of the first that lost
    /// something; empty when nothing changed.
    /// </summary>
    public static IReadOnlyList<DiffToken> Of(TextDiff diff, IEnumerable<Reason> reasons)
    {
        var told = reasons.Select(reason => reason.Row).FirstOrDefault(index => index is not null);
        var row = (told is { } number && number < diff.Rows.Count && diff.Rows[number].Kind is not (RowKind.Same or RowKind.MovedAway) ? diff.Rows[number] : null)
            ?? diff.Rows.FirstOrDefault(candidate => candidate.Kind is RowKind.Edited or RowKind.Added or RowKind.MovedAndEdited)
            ?? diff.Rows.FirstOrDefault(candidate => candidate.Kind is RowKind.Removed)
            ?? diff.Rows.FirstOrDefault(candidate => candidate.Kind is RowKind.MovedHere);
        return row is null ? [] : Cut(row.Tokens);
    }

    private static List<DiffToken> Cut(IReadOnlyList<DiffToken> tokens)
    {
        var first = tokens.TakeWhile(token => token.Mark == TokenMark.Same).Count();
        var excerpt = new List<DiffToken>();
        if (first > 0 && first < tokens.Count) excerpt.Add(tokens[first - 1] with { Text = Tail(tokens[first - 1].Text) });
        var length = 0;
        foreach (var token in tokens.Skip(first < tokens.Count ? first : 0))
        {
            var room = token.Mark == TokenMark.Same ? Math.Min(Around * 2, Most - length) : Most - length;
            excerpt.Add(token with { Text = Head(token.Text, room) });
            length += token.Text.Length;
            if (length >= Most || token.Text.Length > room) break;
        }

        return excerpt;
    }

    private static string Tail(string text)
    {
        if (text.Length <= Around) return text;
        var space = text.IndexOf(' ', text.Length - Around);
        return "…" + text[(space < 0 ? Whole(text, text.Length - Around) : space)..];
    }

    private static string Head(string text, int room)
    {
        if (text.Length <= room) return text;
        var space = text.LastIndexOf(' ', room);
        return text[..(space <= 0 ? Whole(text, room) : space)] + " …";
    }

    // Never between the halves of a surrogate pair.
    private static int Whole(string text, int index) => index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) ? index - 1 : index;
}
