using System.Text;
using PolicyDiff.Text;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Tests.Text;

/// <summary>Random texts in the normal form that the readers promise, full of characters that mean something in Markdown.</summary>
internal sealed class TextGenerator(int seed)
{
    private static readonly string[] Words =
    [
        "we", "data", "you", "consent", "§", "3.", "4)", "-", "+", "*", "**", "_", "__init__", "snake_case", "#", "##", "=", "===", "---", "~~~", "`", "``", "<b>", "</div>", "&amp;", "&copy", "[x]", "](y)", "!", "hey!", "|", "\\", "\\\\", ">",
        "1.", "https://a.example/b_c", "AT&T", "“quoted”", "don’t", "Größe", "個人情報", "😀", "(see", "below)", "a)", "end.", "e*mph*asis", "a|b", "<!--", "-->", "www.x.example", "10", ":", "::", "^", "$", "%", "{", "}", "\"", "'", "•", "–",
    ];

#pragma warning disable CA5394 // A seeded generator for tests: the same texts on every run.
    private readonly Random random = new(seed);

    public PolicyText Next()
    {
        var raw = new List<Block>();
        for (var count = random.Next(1, 14); count > 0; count--) raw.AddRange(Blocks());
        return new(null, null, BlockTidy.Tidy(raw));
    }

    private IEnumerable<Block> Blocks()
    {
        switch (random.Next(8))
        {
            case 0:
                yield return new(BlockKind.Heading, random.Next(1, 7), null, Spans(" "));
                break;
            case 1 or 2:
                yield return new(BlockKind.ListItem, random.Next(1, 5), Marker(), Spans("\n"));
                break;
            case 3:
                yield return new(BlockKind.Quote, random.Next(1, 4), null, Spans("\n"));
                break;
            case 4:
                yield return new(BlockKind.Preformatted, 0, null, [new(Code())]);
                break;
            case 5:
                for (int row = 0, rows = random.Next(1, 5); row < rows; row++) yield return new(BlockKind.TableRow, row == 0 ? 1 : 2, null, Row());
                break;
            default:
                yield return new(BlockKind.Paragraph, random.Next(3), null, Spans("\n"));
                break;
        }
    }

    private string Marker() => random.Next(8) switch
    {
        0 => "1.",
        1 => "12)",
        2 => "a)",
        3 => "(iv)",
        4 => "B.",
        5 => "007.",
        _ => ListMarkers.Bullet,
    };

    private IReadOnlyList<Span> Row()
    {
        var raw = new List<Span>();
        for (int cell = 0, cells = random.Next(1, 5); cell < cells; cell++)
        {
            if (cell > 0) raw.Add(new("\t"));
            if (random.Next(5) > 0) raw.AddRange(Spans("\n"));
        }

        var spans = SpanTidy.Tidy(raw);
        return spans.Count > 0 ? spans : [new("x")];
    }

    private IReadOnlyList<Span> Spans(string lineBreak)
    {
        var raw = new List<Span>();
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            if (random.Next(6) == 0) raw.Add(new(lineBreak));
            var styles = random.Next(2) == 0 ? SpanStyles.None : (SpanStyles)random.Next(8);
            raw.Add(new(Run(), styles, random.Next(5) == 0 ? Links[random.Next(Links.Length)] : null));
        }

        var spans = SpanTidy.Tidy(raw);
        return spans.Count > 0 ? spans : [new("x")];
    }

    private static readonly string[] Links = ["https://a.example/b", "https://a.example/b_(c)?d=1&lt;=2", "mailto:x@a.example", "https://a.example/*x*"];

    private string Run()
    {
        var run = new StringBuilder(random.Next(3) == 0 ? " " : "");
        for (var count = random.Next(1, 6); count > 0; count--) run.Append(Words[random.Next(Words.Length)]).Append(random.Next(4) == 0 ? "" : " ");
        return run.ToString();
    }

    private string Code() => string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(line => new string(' ', random.Next(3)) + Run() + (line == 0 ? "x" : "")));
#pragma warning restore CA5394
}
