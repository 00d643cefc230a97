using System.Globalization;
using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// A diff for a terminal: words marked <c>{+added+}</c> and <c>[-removed-]</c> (as git does), with colours where wanted, unchanged
/// paragraphs counted, long unchanged stretches cut. Control characters of captured text never reach the terminal.
/// </summary>
public static class TerminalRenderer
{
    private const int ContextWords = 20;
    private const string Added = "\u001b[38;5;75;4m";
    private const string Removed = "\u001b[38;5;215;9m";
    private const string Moved = "\u001b[38;5;141m";
    private const string Quiet = "\u001b[2m";
    private const string Bold = "\u001b[1m";

    /// <summary>The hunks, each under its heading.</summary>
    /// <param name="diff">What to show.</param>
    /// <param name="colours">Whether colours are wanted beside the signs.</param>
    /// <param name="width">Columns of the terminal, at which lines are broken between words; null: never.</param>
    public static string Render(TextDiff diff, bool colours, int? width = null)
    {
        var page = new TerminalPage(colours, width);
        string? above = null;
        foreach (var section in DiffSections.Of(diff))
        {
            if (section.UnchangedBefore > 0) page.Append("  ⋯ " + RowWords.Unchanged(section.UnchangedBefore), Quiet).Line(2);
            if (section.Hunk is null) continue;
            if (section.Heading is { } heading && heading != above) page.Append("## " + Clean(heading), Bold).Line(2);
            above = section.Hunk.Heading;
            foreach (var row in section.Rows) AppendRow(page, diff, row);
        }

        if (RowWords.FallBack(diff) is { } sentence) page.Append(sentence, Quiet).Line();
        return page.Append(Summary(diff.Counts), Quiet).Line().ToString();
    }

    /// <summary>Sentences that may quote captured text, before the diff: cleaned as the diff is, broken at the same width.</summary>
    public static string Preface(string sentence, IEnumerable<string> details, int? width)
    {
        var page = new TerminalPage(colours: false, width).Append(Clean(sentence)).Line();
        foreach (var detail in details) page.Append("  - " + Clean(detail)).Line();
        return page.Line().ToString();
    }

    private static string Summary(DiffCounts counts) =>
        string.Create(CultureInfo.InvariantCulture, $"{counts.Added} words added, {counts.Removed} removed, {counts.Moved} moved");

    private static void AppendRow(TerminalPage page, TextDiff diff, DiffRow row)
    {
        page.Append(RowWords.Sign(row.Kind) + " ");
        if (RowWords.Note(row) is { } note) page.Append("(" + note + ") ", row.FellBack ? Quiet : Moved);
        page.Append(Clean(RowWords.Lead(diff, row)), HeadingPath.IsHeading(diff, row) ? Bold : null);
        var isReplacedWhole = row.Kind is RowKind.Added or RowKind.Removed || row.FellBack;
        var tokens = isReplacedWhole ? row.Tokens : TokenContext.Shorten(RowWords.Shown(row), ContextWords);
        foreach (var token in tokens) AppendToken(page, token);
        page.Line(2);
    }

    private static void AppendToken(TerminalPage page, DiffToken token)
    {
        var clean = Clean(token.Text);
        if (token.Mark == TokenMark.Added) page.Append("{+" + Direction.Isolated(clean) + "+}", Added);
        else if (token.Mark == TokenMark.Removed) page.Append("[-" + Direction.Isolated(clean) + "-]", Removed);
        else page.Append(clean);
    }

    /// <summary>A policy may hold escape sequences that retitle the window or overwrite lines; they are shown as boxes.</summary>
    private static string Clean(string text) => string.Create(text.Length, text, (clean, source) =>
    {
        for (var index = 0; index < clean.Length; index++)
        {
            var character = source[index];
            clean[index] = character switch
            {
                '\n' => '\n',
                '\t' => '|',
                _ when char.IsControl(character) => '\ufffd',
                >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' => '\ufffd',
                _ => character,
            };
        }
    });
}
