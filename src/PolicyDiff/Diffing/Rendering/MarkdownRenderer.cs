using System.Text;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// A diff as Markdown with CriticMarkup (https://criticmarkup.com): <c>{++added++}</c>, <c>{--removed--}</c>,
/// <c>{&gt;&gt;our remark&lt;&lt;}</c>. Bold or strike-through would be taken for the policy's own when quoted.
/// The captured texts' own Markdown signs are escaped.
/// </summary>
public static class MarkdownRenderer
{
    private const string Signs = "\\`*_{}[]<>#|~&";

    /// <summary>The hunks under their headings; unchanged paragraphs are counted.</summary>
    public static string Render(TextDiff diff)
    {
        var text = new StringBuilder();
        if (RowWords.FallBack(diff) is { } sentence) text.Append("{>>").Append(sentence).Append("<<}\n\n");
        foreach (var section in DiffSections.Of(diff))
        {
            if (section.UnchangedBefore > 0) text.Append("{>>").Append(RowWords.Unchanged(section.UnchangedBefore)).Append("<<}\n\n");
            if (section.Hunk is null) continue;
            if (section.Heading is { } heading) AppendEscaped(text.Append("### "), heading).Append("\n\n");
            foreach (var row in section.Rows) AppendRow(text, diff, row);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, TextDiff diff, DiffRow row)
    {
        var lead = RowWords.Lead(diff, row);
        text.Append(lead switch { "## " => "### ", "• " => "- ", _ => lead });
        if (RowWords.Note(row) is { } note) text.Append("{>>").Append(note).Append("<<} ");
        foreach (var token in RowWords.Shown(row)) AppendToken(text, token);
        text.Append("\n\n");
    }

    private static void AppendToken(StringBuilder text, DiffToken token)
    {
        var (open, close) = token.Mark switch
        {
            TokenMark.Added => ("{++", "++}"),
            TokenMark.Removed => ("{--", "--}"),
            _ => ("", ""),
        };
        AppendEscaped(text.Append(open), token.Mark == TokenMark.Same ? token.Text : Direction.Isolated(token.Text)).Append(close);
    }

    private static StringBuilder AppendEscaped(StringBuilder text, string plain)
    {
        foreach (var character in plain)
        {
            if (character == '\n')
            {
                text.Append("<br>");
            }
            else if (character == '\t')
            {
                text.Append(" \\| ");
            }
            else
            {
                if (Signs.Contains(character, StringComparison.Ordinal)) text.Append('\\');
                text.Append(character);
            }
        }

        return text;
    }
}
