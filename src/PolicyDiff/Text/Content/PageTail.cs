using System.Text.RegularExpressions;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Content;

/// <summary>Lines that are furniture by what they say: the lines of <see cref="FurnitureLine"/> anywhere, copyright notices at the end, rows and lists of nothing but links at both ends.</summary>
internal static partial class PageTail
{
    private const int LongestNotice = 30;
    private const int LongestLink = 12;
    private const int LongestRights = 100;

    /// <summary>The blocks without such lines.</summary>
    public static IReadOnlyList<Block> Trim(IReadOnlyList<Block> blocks)
    {
        var leadsBack = LeadsBack(blocks);
        var kept = blocks.Where((block, index) => !FurnitureLine.Is(block.PlainText) && !IsEmptyContents(blocks, index) && !leadsBack.Contains(block) && !IsLanguageLink(block)).ToList();
        while (kept.Count > 1 && Surplus(kept) is > 0 and var surplus) kept.RemoveRange(kept.Count - surplus, surplus);
        while (kept.Count > 1 && (IsLinkRow(kept[0]) || (IsLink(kept[0]) && kept[0].Kind == BlockKind.ListItem))) kept.RemoveAt(0);
        return kept.Count == blocks.Count ? blocks : BlockTidy.Tidy(kept);
    }

    /// <summary>A heading over contents that stood in the page's navigation.</summary>
    private static bool IsEmptyContents(IReadOnlyList<Block> blocks, int index) =>
        blocks[index].Kind == BlockKind.Heading && (index + 1 == blocks.Count || (blocks[index + 1].Kind is BlockKind.Heading or BlockKind.Paragraph && !IsJump(blocks[index + 1])))
        && FurnitureLine.HeadsContents(blocks[index].PlainText);

    /// <summary>"To the top" in whatever language: one short link that stands three times or more as a line of its own and leads to one place of the page each time.</summary>
    private static HashSet<Block> LeadsBack(IReadOnlyList<Block> blocks) =>
        [.. blocks.Where(block => block.Kind == BlockKind.Paragraph && IsJump(block) && TextWeight.Of(block.PlainText) <= LongestLink)
            .GroupBy(block => (block.PlainText, block.Spans[0].Link)).Where(same => same.Count() >= 3).SelectMany(same => same)];

    private static bool IsLanguageLink(Block block) => block.Kind is BlockKind.Paragraph && block.Spans.All(span => span.Link is not null) && FurnitureLabels.IsLanguage(block.PlainText);

    private static bool IsJump(Block block) => block.Spans.All(span => span.Link is { } link && link.Contains('#', StringComparison.Ordinal));

    /// <summary>How many blocks at the end are furniture: a notice, or links to other pages that no line with a colon announces, with the heading over them.</summary>
    private static int Surplus(List<Block> blocks)
    {
        if (IsNotice(blocks[^1]) || (blocks[^1].Kind == BlockKind.Heading && FurnitureLine.HeadsRelated(blocks[^1].PlainText))) return 1;
        var first = blocks.Count;
        while (first > 1 && IsLink(blocks[first - 1])) first--;
        if (blocks.Count - first < 2 || blocks[first - 1].PlainText.EndsWith(':')) return 0;
        return blocks.Count - first + (first > 1 && blocks[first - 1].Kind == BlockKind.Heading ? 1 : 0);
    }

    private static bool IsNotice(Block block)
    {
        var text = block.PlainText;
        if (!text.Any(char.IsLetterOrDigit)) return true;
        if (Canonical.CountWords(text) > LongestNotice) return false;
        return CopyrightNotice().IsMatch(text) || (text.Length <= LongestRights && RightsNotice().IsMatch(text)) || IsLinkRow(block);
    }

    /// <summary>"Home | Terms | Contact": at least two links and nothing else but signs between them.</summary>
    private static bool IsLinkRow(Block block) =>
        block.Kind is BlockKind.Paragraph && block.Spans.Count(span => span.Link is not null) > 1
        && block.Spans.All(span => IsOut(span) || !span.Text.Any(char.IsLetterOrDigit));

    /// <summary>A list item, or a short line, that is nothing but a link to another page.</summary>
    private static bool IsLink(Block block) => (block.Kind == BlockKind.ListItem || (block.Kind == BlockKind.Paragraph && TextWeight.Of(block.PlainText) <= LongestLink)) && block.Spans.Any(IsOut) && block.Spans.All(span => IsOut(span) || !span.Text.Any(char.IsLetterOrDigit));

    private static bool IsOut(Span span) => span.Link is { } link && !link.Contains('#', StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal);

    [GeneratedRegex(@"^\W{0,3}(?:\u00A9|\(c\)|copyright\b).{0,40}\d{4}|^.{0,60}\u00A9 ?(?:copyright )?(?:\d{4}|[^.]{0,40}\d{4}\.?$)|^.{0,60}\ball rights reserved\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CopyrightNotice();

    // "All rights reserved" in other languages, at either end of a short line.
    [GeneratedRegex(@"(?:alle rechte vorbehalten|tous droits r\u00E9serv\u00E9s|todos los derechos reservados|todos os direitos reservados|tutti i diritti(?: sono)? riservati|alle rechten voorbehouden|wszelkie prawa zastrze\u017Cone|alla r\u00E4ttigheter f\u00F6rbeh\u00E5llna|alle rettigheder forbeholdes|alle rettigheter(?: er)? (?:forbeholdt|reservert)|kaikki oikeudet pid\u00E4tet\u00E4\u00E4n|v\u0161echna pr\u00E1va vyhrazena|v\u0161etky pr\u00E1va vyhraden\u00E9|minden jog fenntartva|toate drepturile rezervate|sva prava pridr\u017Eana|\u0432\u0441\u0435 \u043F\u0440\u0430\u0432\u0430 \u0437\u0430\u0449\u0438\u0449\u0435\u043D\u044B|\u0432\u0441\u0456 \u043F\u0440\u0430\u0432\u0430 \u0437\u0430\u0445\u0438\u0449\u0435\u043D\u0456|\u0432\u0441\u0438\u0447\u043A\u0438 \u043F\u0440\u0430\u0432\u0430 \u0437\u0430\u043F\u0430\u0437\u0435\u043D\u0438|\u03BC\u03B5 \u03B5\u03C0\u03B9\u03C6\u03CD\u03BB\u03B1\u03BE\u03B7 \u03C0\u03B1\u03BD\u03C4\u03CC\u03C2 \u03B4\u03B9\u03BA\u03B1\u03B9\u03CE\u03BC\u03B1\u03C4\u03BF\u03C2|t\u00FCm haklar\u0131 sakl\u0131d\u0131r|\u062C\u0645\u064A\u0639 \u0627\u0644\u062D\u0642\u0648\u0642 \u0645\u062D\u0641\u0648\u0638\u0629|\u062A\u0645\u0627\u0645\u06CC \u062D\u0642\u0648\u0642 \u0645\u062D\u0641\u0648\u0638 \u0627\u0633\u062A|\u05DB\u05DC \u05D4\u05D6\u05DB\u05D5\u05D9\u05D5\u05EA \u05E9\u05DE\u05D5\u05E8\u05D5\u05EA|\u0938\u0930\u094D\u0935\u093E\u0927\u093F\u0915\u093E\u0930 \u0938\u0941\u0930\u0915\u094D\u0937\u093F\u0924|\u0E2A\u0E07\u0E27\u0E19\u0E25\u0E34\u0E02\u0E2A\u0E34\u0E17\u0E18\u0E34\u0E4C|hak cipta dilindungi|b\u1EA3o l\u01B0u m\u1ECDi quy\u1EC1n|\u7248\u6743\u6240\u6709|\u7248\u6B0A\u6240\u6709|\u4FDD\u7559\u6240\u6709\u6743\u5229|\u8457\u4F5C\u6A29\u6240\u6709|\uBAA8\uB4E0 \uAD8C\uB9AC \uBCF4\uC720)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RightsNotice();
}
