using System.Text.RegularExpressions;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Markup;

/// <summary>
/// Plain text pages, and the preformatted parts of others: blank lines part blocks, lines that were wrapped to a width are joined,
/// typed bullets are list items. What does not look like prose stays as it is set.
/// </summary>
internal static partial class PlainTextReader
{
    private const int WrappedWidth = 45;

    /// <summary>The blocks of a plain text page.</summary>
    public static IReadOnlyList<Block> Read(string text) => BlockTidy.Tidy(ReadPreformatted(text));

    /// <summary>The blocks of preformatted text, not tidied.</summary>
    public static List<Block> ReadPreformatted(string text)
    {
        var blocks = new List<Block>();
        var chunk = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', '\f'))
        {
            if (string.IsNullOrWhiteSpace(line)) Close(chunk, blocks);
            else chunk.Add(line.TrimEnd());
        }

        Close(chunk, blocks);
        return blocks;
    }

    private static void Close(List<string> chunk, List<Block> blocks)
    {
        if (chunk.Count == 0) return;
        if (!IsProse(chunk)) blocks.Add(new(BlockKind.Preformatted, 0, null, [new(Set(chunk))]));
        else if (chunk.Count == 1 && IsTitle(chunk[0].Trim())) blocks.Add(new(BlockKind.Heading, BlockTidy.NextHeadingLevel, null, SpanTidy.Tidy([new(chunk[0])])));
        else Paragraphs(chunk, blocks);
        chunk.Clear();
    }

    private static void Paragraphs(List<string> chunk, List<Block> blocks)
    {
        var spans = new List<Span>();
        for (var index = 0; index < chunk.Count; index++)
        {
            var line = chunk[index].Trim();
            var begins = ListMarkers.Typed(line) is not null;
            if (begins && spans.Count > 0) Paragraph();
            var joined = spans.Count > 0 && (chunk[index - 1].Length >= WrappedWidth || char.IsLower(line[0]));
            if (spans.Count > 0) spans.Add(new(joined ? " " : "\n"));
            spans.Add(new(line.Replace('\t', ' ')));
        }

        Paragraph();

        void Paragraph()
        {
            var tidy = SpanTidy.Tidy(spans);
            if (tidy.Count > 0) blocks.Add(new(BlockKind.Paragraph, 0, null, tidy));
            spans.Clear();
        }
    }

    /// <summary>Letters and single spaces, not a table of figures or a program.</summary>
    private static bool IsProse(List<string> chunk)
    {
        var letters = chunk.Sum(line => line.Count(character => char.IsLetter(character) || character == ' '));
        var all = chunk.Sum(line => line.Trim().Length);
        var columns = chunk.Count(line => Columns().IsMatch(line.Trim()));
        return letters >= all * 7 / 10 && columns * 2 <= chunk.Count && !chunk.Any(line => line.AsSpan().IndexOfAny('{', '}') >= 0);
    }

    private static bool IsTitle(string line) =>
        line.Length <= 80 && line.Any(char.IsLetter) && !line.Any(char.IsLower) && line[^1] is not ('.' or ',' or ';' or ':');

    private static string Set(List<string> chunk)
    {
        var indent = chunk.Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', chunk.Select(line => new string([.. line[indent..].Replace("\t", "    ", StringComparison.Ordinal).Where(character => !SpanTidy.IsInvisible(character))])));
    }

    [GeneratedRegex(@"\S {3,}\S.* {3,}\S", RegexOptions.NonBacktracking)]
    private static partial Regex Columns();
}
