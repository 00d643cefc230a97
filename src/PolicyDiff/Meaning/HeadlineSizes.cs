using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Rules;

namespace PolicyDiff.Meaning;

/// <summary>What a headline says where no rule found a fact: a few words verbatim, or how many clauses came, went and were reworded, and where.</summary>
internal static class HeadlineSizes
{
    private const int LongestHeading = 60;
    private const int LongestQuote = 100;
    private const int LongestInList = 55;

    /// <summary>"rewords 2 clauses, adding ‘…’, and adds one clause under ‘Cookies’"; a few words that are all that changed, verbatim.</summary>
    public static string Of(TextDiff diff, IReadOnlyList<Finding> findings)
    {
        var wording = findings.FirstOrDefault(finding => finding.Reason.Rule == SizeRule.Wording)?.Phrase;
        var isAll = diff.Rows.All(row => row.Kind is RowKind.Same or RowKind.Edited or RowKind.SplitOff or RowKind.MergedIn);
        if (wording is null || (!isAll && wording.Verb is not ("rewords" or "changes"))) return Of(diff);
        if (isAll) return With(Told(wording, ", "), Under(diff));

        // Beside other clauses, the words that came or went stand in brackets.
        var parts = Parts(diff, null, isQuoting: true);
        if (parts is not [var first, ..] || !first.StartsWith("rewords ", StringComparison.Ordinal)) return Of(diff);
        if (wording.Verb == "changes") parts[0] = Told(wording, ", ");
        else if (wording.Tail.Length > 0) parts[0] = $"{parts[0]} ({wording.Tail})";
        return HeadlineWords.List(parts) is { Length: <= HeadlineWords.Longest } told ? told : Of(diff);
    }

    private static string Told(HeadlinePhrase wording, string before) =>
        $"{wording.Verb} {wording.Object}{(wording.Tail.Length == 0 ? "" : (wording.Verb == "rewords" ? before : " ") + wording.Tail)}";

    /// <summary>"rewords 2 clauses and adds ‘…’ under ‘Cookies’".</summary>
    public static string Of(TextDiff diff)
    {
        if (Only(diff) is var (verb, words)) return With($"{verb} {HeadlineWords.Quote(words, LongestQuote)}", Under(diff));
        var quoting = HeadlineWords.List(Parts(diff, null, isQuoting: true));
        if (quoting.Length is > 0 and <= HeadlineWords.Longest) return With(quoting, Under(diff));
        var parts = Parts(diff, null, isQuoting: false);
        if (parts.Count == 0 && Rows(diff, null, row => row.Kind == RowKind.MovedHere).Count is > 0 and var moved) parts.AddRange([.. DateChanged(diff), $"moves {HeadlineWords.Count(moved, "clause")}"]);
        return parts.Count == 0 ? "changes nothing that is read" : With(HeadlineWords.List(parts), Under(diff));
    }

    /// <summary>" and 4 other clauses", ", rewords 2 other clauses and …": what changed beside the row that is quoted; nothing where that is all.</summary>
    public static string Besides(TextDiff diff, int? quoted, string verb)
    {
        var parts = Parts(diff, quoted, isQuoting: false);
        if (parts.Count == 0) return "";
        var same = parts.FindIndex(part => part.StartsWith(verb + " ", StringComparison.Ordinal));
        if (same >= 0)
        {
            parts.Insert(0, parts[same][(verb.Length + 1)..]);
            parts.RemoveAt(same + 1);
        }

        return parts.Count == 1 ? $" and {parts[0]}" : $"{(same >= 0 ? $" and {parts[0]}, {HeadlineWords.List(parts.GetRange(1, parts.Count - 1))}" : ", " + HeadlineWords.List(parts))}";
    }

    /// <summary>With where it stands, unless there is no room or that is what was told.</summary>
    private static string With(string told, string under) =>
        told.Length + under.Length <= HeadlineWords.Longest && !(under.Length > 0 && told.EndsWith(under[" under ".Length..], StringComparison.Ordinal)) ? told + under : told;

    private static List<string> Parts(TextDiff diff, int? besides, bool isQuoting)
    {
        var parts = new List<string>();
        Add("rewords", row => row.Kind is RowKind.Edited or RowKind.MovedAndEdited);
        Add("adds", row => row.Kind == RowKind.Added);
        Add("removes", row => row.Kind == RowKind.Removed);
        return parts;

        void Add(string verb, Func<DiffRow, bool> isMeant)
        {
            var rows = Rows(diff, besides, isMeant);
            if (rows.Count == 0) return;
            var plain = isQuoting && rows is [{ Kind: not (RowKind.Edited or RowKind.MovedAndEdited) } only] ? PlainOf(diff, only) : null;
            parts.Add($"{verb} {(plain is null || !IsLine(plain) ? HeadlineWords.Count(rows.Count, besides is null ? "clause" : "other clause") : HeadlineWords.Quote(plain, LongestInList))}");
        }
    }

    private static List<DiffRow> Rows(TextDiff diff, int? besides, Func<DiffRow, bool> isMeant) =>
        [.. diff.Rows.Index().Where(row => row.Index != besides && isMeant(row.Item) && HasWords(diff, row.Item)).Select(row => row.Item)];

    /// <summary>A single clause that came or went is told by its own words, a table by its size.</summary>
    private static (string Verb, string Words)? Only(TextDiff diff)
    {
        var changed = diff.Rows.Where(row => row.Kind is not (RowKind.Same or RowKind.MovedHere or RowKind.MovedAway) && HasWords(diff, row)).Take(2).ToList();
        if (changed is not [{ Kind: RowKind.Added or RowKind.Removed } only] || PlainOf(diff, only) is var plain && plain.Contains('\t', StringComparison.Ordinal)) return null;
        return (only.Kind == RowKind.Added ? "adds" : "removes", SentenceSplitter.Split(plain).MaxBy(sentence => sentence.Length)!);
    }

    /// <summary>What else a text does whose clauses only moved.</summary>
    private static IEnumerable<string> DateChanged(TextDiff diff) =>
        diff.Rows.Any(row => row.Kind is RowKind.Edited or RowKind.Added or RowKind.Removed && DateRule.IsDateLine(PlainOf(diff, row))) ? ["changes its date"] : [];

    private static bool IsLine(string plain) => plain.AsSpan().IndexOfAny('\n', '\t') < 0;

    /// <summary>A rule, a lone bullet or the line with the date that came or went is no clause.</summary>
    private static bool HasWords(TextDiff diff, DiffRow row) => PlainOf(diff, row) is var plain && plain.Any(char.IsLetterOrDigit) && !DateRule.IsDateLine(plain)
        && (row.Kind is not (RowKind.Edited or RowKind.MovedAndEdited) || row.Tokens.Count == 0 || row.Tokens.Any(token => token.Mark is TokenMark.Added or TokenMark.Removed && token.Text.Any(char.IsLetterOrDigit)));

    private static string PlainOf(TextDiff diff, DiffRow row) => (row.NewIndex is { } j ? diff.New.Blocks[j] : diff.Old.Blocks[row.OldIndex!.Value]).PlainText;

    private static string Under(TextDiff diff)
    {
        var headings = Hunks.Of(diff).Select(hunk => hunk.Heading).Distinct().Take(2).ToList();
        return headings is [{ Length: <= LongestHeading } only] ? $" under ‘{only}’" : "";
    }
}
