using System.Globalization;
using System.Text;
using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// A diff for a terminal: words marked <c>{+added+}</c> and <c>[-removed-]</c> (as git does), with colours where wanted, unchanged
/// paragraphs counted, long unchanged stretches cut. Control characters of captured text never reach the terminal.
/// </summary>
public static class TerminalRenderer
{
    private const int ContextWords = 20;
    private const string Reset = "\u001b[0m";
    private const string Added = "\u001b[38;5;75;4m";
    private const string Removed = "\u001b[38;5;215;9m";
    private const string Moved = "\u001b[38;5;141m";
    private const string Quiet = "\u001b[2m";
    private const string Bold = "\u001b[1m";

    /// <summary>The hunks, each under its heading.</summary>
    public static string Render(TextDiff diff, bool colours)
    {
        var text = new StringBuilder();
        string? above = null;
        foreach (var section in DiffSections.Of(diff))
        {
            if (section.UnchangedBefore > 0) Paint(text, Quiet, "  ⋯ " + RowWords.Unchanged(section.UnchangedBefore), colours).Append("\n\n");
            if (section.Hunk is null) continue;
            if (section.Hunk.Heading is { } heading && heading != above) Paint(text, Bold, "## " + Clean(heading), colours).Append("\n\n");
            above = section.Hunk.Heading;
            foreach (var row in section.Rows) AppendRow(text, row, colours);
        }

        Paint(text, Quiet, Summary(diff.Counts), colours).Append('\n');
        return text.ToString();
    }

    private static string Summary(DiffCounts counts) =>
        string.Create(CultureInfo.InvariantCulture, $"{counts.Added} words added, {counts.Removed} removed, {counts.Moved} moved");

    private static void AppendRow(StringBuilder text, DiffRow row, bool colours)
    {
        text.Append(RowWords.Sign(row.Kind)).Append(' ');
        if (RowWords.Note(row) is { } note) Paint(text, row.FellBack ? Quiet : Moved, "(" + note + ") ", colours);
        var isReplacedWhole = row.Kind is RowKind.Added or RowKind.Removed || row.FellBack;
        var tokens = isReplacedWhole ? row.Tokens : TokenContext.Shorten(RowWords.Shown(row), ContextWords);
        foreach (var token in tokens) AppendToken(text, token, colours);
        text.Append("\n\n");
    }

    private static void AppendToken(StringBuilder text, DiffToken token, bool colours)
    {
        var clean = Clean(token.Text);
        switch (token.Mark)
        {
            case TokenMark.Added:
                Paint(text, Added, "{+" + clean + "+}", colours);
                break;
            case TokenMark.Removed:
                Paint(text, Removed, "[-" + clean + "-]", colours);
                break;
            default:
                text.Append(clean);
                break;
        }
    }

    private static StringBuilder Paint(StringBuilder text, string colour, string words, bool colours) =>
        colours ? text.Append(colour).Append(words).Append(Reset) : text.Append(words);

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
