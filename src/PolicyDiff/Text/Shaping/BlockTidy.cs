namespace PolicyDiff.Text.Shaping;

/// <summary>
/// The normal form of a list of blocks, whichever reader made them: bold lines that stand alone become headings, typed bullets and
/// numbers become markers, empty blocks go, a heading said twice is said once, and levels hold together.
/// </summary>
internal static class BlockTidy
{
    /// <summary>Stands for "one below the last heading of the page's own".</summary>
    public const int NextHeadingLevel = 99;

    private const int LongestHeading = 16;

    /// <summary>Tidies blocks. Doing it twice changes nothing.</summary>
    public static IReadOnlyList<Block> Tidy(IEnumerable<Block> raw)
    {
        var tidy = new List<Block>();
        var shaped = new List<Block>();
        var level = 1;
        foreach (var block in raw)
        {
            shaped.Clear();
            Shape(Levelled(block, tidy, level), shaped);
            foreach (var piece in shaped)
            {
                if (piece.Spans.Count == 0 || Repeats(piece, tidy)) continue;
                if (piece is { Kind: BlockKind.Heading, Level: <= 6 } && block.Kind == BlockKind.Heading && block.Level <= 6) level = piece.Level;
                tidy.Add(Levelled(piece, tidy, level));
            }
        }

        return tidy;
    }

    private static void Shape(Block block, List<Block> shaped)
    {
        switch (block.Kind)
        {
            case BlockKind.Heading:
                shaped.Add(block with { Spans = HeadingSpans(block.Spans) });
                break;
            case BlockKind.Paragraph:
                ShapeParagraph(block, shaped);
                break;
            case BlockKind.ListItem:
                shaped.Add(ShapeItem(block));
                break;
            default:
                shaped.Add(block);
                break;
        }
    }

    /// <summary>A heading is one line and bold anyway; permalink signs are no part of it.</summary>
    private static IReadOnlyList<Span> HeadingSpans(IReadOnlyList<Span> spans) =>
        SpanTidy.Tidy(spans.Where(span => !(span.Link is not null && span.Text.Trim() is "#" or "¶" or "§" or "🔗"))
            .Select(span => span with { Text = span.Text.Replace('\n', ' '), Styles = span.Styles & ~SpanStyles.Strong }).ToList());

    private static void ShapeParagraph(Block block, List<Block> shaped)
    {
        var lines = SpanTidy.Lines(block.Spans);
        if (lines.Count == 0) return;
        var listed = lines.Any(line => ListMarkers.BeginsWithBullet(Plain(line)));
        var together = new List<Span>();
        var afterHeading = false;
        foreach (var line in lines)
        {
            var heading = block.Level == 0 && IsBoldLine(line);
            var item = listed && ListMarkers.BeginsWithBullet(Plain(line));
            if (heading || item) Close();
            if (heading) AddHeading(line, shaped, afterHeading);
            else if (item) shaped.Add(ShapeItem(new(BlockKind.ListItem, block.Level + 1, ListMarkers.Bullet, line)));
            else together.AddRange(together.Count == 0 ? line : [new Span("\n"), .. line]);
            afterHeading = heading;
        }

        Close();

        void Close()
        {
            if (together.Count > 0) shaped.Add(block with { Spans = SpanTidy.Tidy(together) });
            together = [];
        }
    }

    /// <summary>Bold lines that follow each other are one heading, broken to fit the page.</summary>
    private static void AddHeading(IReadOnlyList<Span> line, List<Block> shaped, bool afterHeading)
    {
        if (afterHeading && Canonical.CountWords(shaped[^1].PlainText) + Canonical.CountWords(Plain(line)) <= LongestHeading)
        {
            shaped[^1] = shaped[^1] with { Spans = HeadingSpans([.. shaped[^1].Spans, new Span(" "), .. line]) };
            return;
        }

        shaped.Add(new(BlockKind.Heading, NextHeadingLevel, null, HeadingSpans(line)));
    }

    /// <summary>"• What" in an item is its marker; so are "a)" and "(iv)" where the list itself has bullets only.</summary>
    private static Block ShapeItem(Block item)
    {
        if (item.Marker is not null and not ListMarkers.Bullet) return item;
        while (ListMarkers.Typed(Plain(item.Spans)) is { } typed)
        {
            item = item with { Marker = typed.Marker, Spans = SpanTidy.Tidy(Skip(item.Spans, typed.Length)) };
            if (typed.Marker != ListMarkers.Bullet) break;
        }

        return item;
    }

    /// <summary>The spans without so many characters at their start.</summary>
    internal static List<Span> Skip(IReadOnlyList<Span> spans, int characters)
    {
        var rest = new List<Span>(spans.Count);
        foreach (var span in spans)
        {
            var skipped = Math.Min(characters, span.Text.Length);
            characters -= skipped;
            if (skipped < span.Text.Length) rest.Add(span with { Text = span.Text[skipped..] });
        }

        return rest;
    }

    /// <summary>True for a short line set bold from end to end that does not read as a sentence.</summary>
    private static bool IsBoldLine(IReadOnlyList<Span> line)
    {
        foreach (var span in line)
        {
            if (!span.Styles.HasFlag(SpanStyles.Strong) && span.Text.Any(char.IsLetterOrDigit)) return false;
        }

        var text = Plain(line);
        var words = Canonical.CountWords(text);
        if (words is 0 or > LongestHeading || text[^1] is ',' or ';') return false;
        return text[^1] is not ('.' or '!') || words <= 6;
    }

    /// <summary>A heading right after one that says the same (a page's title and its h1), whatever their levels.</summary>
    private static bool Repeats(Block block, List<Block> before) =>
        block.Kind == BlockKind.Heading && before.Count > 0 && before[^1].Kind == BlockKind.Heading
        && string.Equals(Canonical.Fold(before[^1].PlainText), Canonical.Fold(block.PlainText), StringComparison.OrdinalIgnoreCase);

    /// <summary>Levels that every writer can write: no paragraph in a list that is not open, a table's first row first.</summary>
    private static Block Levelled(Block block, List<Block> before, int headingLevel)
    {
        var last = before.Count == 0 ? null : before[^1];
        var openLists = last?.Kind is BlockKind.ListItem or BlockKind.Paragraph ? last.Level : 0;
        return block.Kind switch
        {
            BlockKind.Heading when block.Level > 6 => block with { Level = Math.Min(6, headingLevel + 1) },
            BlockKind.Paragraph => block with { Level = Math.Min(block.Level, openLists) },
            BlockKind.ListItem => block with { Level = Math.Clamp(block.Level, 1, openLists + 1) },
            BlockKind.TableRow when last?.Kind != BlockKind.TableRow => block with { Level = 1 },
            _ => block,
        };
    }

    private static string Plain(IReadOnlyList<Span> spans) => spans.Count == 1 ? spans[0].Text : string.Concat(spans.Select(span => span.Text));
}
