using System.Text.RegularExpressions;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Content;

/// <summary>Lines that are furniture by what they say: the lines of <see cref="FurnitureLine"/> anywhere, copyright notices at the end, rows and lists of nothing but links at both ends.</summary>
internal static partial class PageTail
{
    private const int LongestNotice = 30;

    /// <summary>The blocks without such lines.</summary>
    public static IReadOnlyList<Block> Trim(IReadOnlyList<Block> blocks)
    {
        var kept = blocks.Where((block, index) => !FurnitureLine.Is(block.PlainText) && !IsEmptyContents(blocks, index)).ToList();
        while (kept.Count > 1 && Surplus(kept) is > 0 and var surplus) kept.RemoveRange(kept.Count - surplus, surplus);
        while (kept.Count > 1 && (IsLinkRow(kept[0]) || (IsLink(kept[0]) && kept[0].Kind == BlockKind.ListItem))) kept.RemoveAt(0);
        return kept.Count == blocks.Count ? blocks : BlockTidy.Tidy(kept);
    }

    /// <summary>A heading over contents that stood in the page's navigation.</summary>
    private static bool IsEmptyContents(IReadOnlyList<Block> blocks, int index) =>
        blocks[index].Kind == BlockKind.Heading && (index + 1 == blocks.Count || blocks[index + 1].Kind is BlockKind.Heading or BlockKind.Paragraph)
        && FurnitureLine.HeadsContents(blocks[index].PlainText);

    /// <summary>How many blocks at the end are furniture: a notice, or a list of links that no line with a colon announces.</summary>
    private static int Surplus(List<Block> blocks)
    {
        if (IsNotice(blocks[^1]) || (blocks[^1].Kind == BlockKind.Heading && FurnitureLine.HeadsRelated(blocks[^1].PlainText))) return 1;
        var first = blocks.Count;
        while (first > 1 && IsLink(blocks[first - 1])) first--;
        return blocks.Count - first > 1 && !blocks[first - 1].PlainText.EndsWith(':') ? blocks.Count - first : 0;
    }

    private static bool IsNotice(Block block)
    {
        var text = block.PlainText;
        if (!text.Any(char.IsLetterOrDigit)) return true;
        if (Canonical.CountWords(text) > LongestNotice) return false;
        return CopyrightNotice().IsMatch(text) || IsLinkRow(block);
    }

    /// <summary>"Home | Terms | Contact": at least two links and nothing else but signs between them.</summary>
    private static bool IsLinkRow(Block block) =>
        block.Kind is BlockKind.Paragraph && block.Spans.Count(span => span.Link is not null) > 1
        && block.Spans.All(span => IsOut(span) || !span.Text.Any(char.IsLetterOrDigit));

    /// <summary>A list item that is nothing but a link to another page.</summary>
    private static bool IsLink(Block block) => block.Kind == BlockKind.ListItem && block.Spans.Any(IsOut) && block.Spans.All(span => IsOut(span) || !span.Text.Any(char.IsLetterOrDigit));

    private static bool IsOut(Span span) => span.Link is { } link && !link.Contains('#', StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal);

    [GeneratedRegex(@"^\W{0,3}(?:\u00A9|\(c\)|copyright\b).{0,40}\d{4}|^.{0,60}\ball rights reserved\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CopyrightNotice();
}
