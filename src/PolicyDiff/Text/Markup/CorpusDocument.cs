using System.Globalization;
using System.Text.RegularExpressions;
using PolicyDiff.Text.Content;
using PolicyDiff.Text.Decoding;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Markup;

/// <summary>
/// One document of the Princeton-Leuven corpus ("Privacy Policies over Time", WWW '21): Markdown under a line that says which site's policy
/// it was and where it is archived, or the page's HTML under a comment that says the same. The corpus's own converter left flaws that no
/// author wrote; the ones that can be recognised for certain are mended when it is read, the author's words never.
/// </summary>
/// <param name="Domain">The site: "careerperfect.com". The policy may be at another host.</param>
/// <param name="Instant">When the archive captured it, UTC.</param>
/// <param name="OriginalAddress">The policy's own address.</param>
/// <param name="ArchiveAddress">The memento as the document names it.</param>
/// <param name="Title">The page's title, which the corpus writes as a first heading; null in the HTML form.</param>
/// <param name="Content">What follows.</param>
/// <param name="IsHtml">Which form it is.</param>
public sealed partial record CorpusDocument(
    string Domain, DateTimeOffset Instant, Uri OriginalAddress, string ArchiveAddress, string? Title, string Content, bool IsHtml)
{
    /// <summary>The content type under which an imported Markdown document is kept, so that it is read as one again.</summary>
    public const string ContentType = "text/markdown; variant=princeton-leuven; charset=utf-8";

    /// <summary>Reads a document; null, with a sentence that says what is wrong, when it is none.</summary>
    public static CorpusDocument? Parse(string document, out string problem)
    {
        var markdown = MarkdownHeader().Match(document);
        var header = markdown.Success ? markdown : HtmlHeader().Match(document);
        problem = "it does not begin with the corpus's line \"The following text is extracted and transformed from the … privacy policy that was archived on …\" (or the comment of its HTML form)";
        if (!header.Success) return null;
        var stamp = header.Groups["ts"].Value;
        if (!TryInstant(stamp, out var instant))
        {
            problem = $"its archive address carries the timestamp {stamp}, which is no date";
            return null;
        }

        var decoded = Uri.UnescapeDataString(header.Groups["enc"].Value);
        if (!ForeignAddress.TryRead(decoded, out var address) || address.Scheme is not ("http" or "https"))
        {
            problem = $"its archive address names '{decoded}', which is no web address";
            return null;
        }

        var (title, content) = markdown.Success ? SplitTitle(document[header.Length..]) : (null, document[header.Length..]);
        problem = "";
        return new(header.Groups["domain"].Value.ToLowerInvariant(), instant, address, header.Groups["wb"].Value, title, content, !markdown.Success);
    }

    internal static bool IsOne(string? contentType) => contentType?.Contains("variant=princeton-leuven", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The text of a Markdown document with the converter's flaws mended.</summary>
    internal PolicyText Read()
    {
        var blocks = RunInHeadings(LayoutTables(PageTail.Trim(MarkdownReader.Read(Mend()).Blocks)));
        return new(PageTitle.Of(Title is null ? null : MojibakeMender.Mend(Title)), null, blocks);
    }

    private static bool TryInstant(string stamp, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        stamp.PadRight(14, '0'), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    private static (string? Title, string Content) SplitTitle(string rest)
    {
        var match = TitleLine().Match(rest);
        return match.Success ? (match.Groups["title"].Value.Trim(), rest[match.Length..]) : (null, rest);
    }

    private string Mend()
    {
        var markdown = Content.ReplaceLineEndings("\n");
        // "####" alone, its words in the next line: the page had <h4><br>words.
        markdown = EmptyHeading().Replace(markdown, "$1 ");
        // An image link or bold around nothing.
        markdown = EmptyLink().Replace(markdown, "").Replace("****", "", StringComparison.Ordinal);
        // "_non_ -personal": the converter puts a space behind inline emphasis.
        markdown = SpacedHyphen().Replace(markdown, "$1$2");
        var origin = OriginalAddress.GetLeftPart(UriPartial.Authority);
        return LostHost().Replace(markdown, "$1" + origin + "/");
    }

    // A table of one row was there to place things side by side.
    private static List<Block> LayoutTables(IReadOnlyList<Block> blocks)
    {
        var kept = new List<Block>(blocks.Count);
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            var alone = block is { Kind: BlockKind.TableRow, Level: 1 }
                && (index + 1 == blocks.Count || blocks[index + 1] is not { Kind: BlockKind.TableRow, Level: > 1 });
            if (!alone)
            {
                kept.Add(block);
                continue;
            }

            var spans = SpanTidy.Tidy([.. block.Spans.Select(span => span with { Text = span.Text.Replace('\t', ' '), Styles = span.Styles & ~SpanStyles.Strong })]);
            if (spans.Count > 0) kept.Add(new(BlockKind.Paragraph, 0, null, spans));
        }

        return kept;
    }

    // A section's name that lost its bold and stands on the first line of its paragraph.
    private static List<Block> RunInHeadings(List<Block> blocks)
    {
        var split = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            var lines = block is { Kind: BlockKind.Paragraph, Level: 0 } ? SpanTidy.Lines(block.Spans) : [];
            if (lines.Count > 1 && IsSectionName(string.Concat(lines[0].Select(span => span.Text))) && IsProse(block.PlainText))
            {
                split.Add(new(BlockKind.Heading, 3, null, lines[0]));
                split.Add(block with { Spans = SpanTidy.Tidy([.. lines.Skip(1).SelectMany((line, index) => index == 0 ? line : [new Span("\n"), .. line])]) });
            }
            else
            {
                split.Add(block);
            }
        }

        return split;
    }

    // An address has short lines too, and neither so many words nor a sentence's end.
    private static bool IsProse(string text) => Canonical.CountWords(text) is var words && (words > 20 || (words > 12 && text[^1] is ':' or '.'));

    private static bool IsSectionName(string line) =>
        Canonical.CountWords(line) is > 0 and <= 10 && line.Length > 0 && char.IsUpper(line[0]) && char.IsLetter(line[^1]);

    [GeneratedRegex("""^\uFEFF?> \*The following text is extracted and transformed from the (?<domain>\S+) privacy policy that was archived on (?<date>\d{4}-\d{2}-\d{2})\. Please check the \[original snapshot on the Wayback Machine\]\((?<wb>https?://web\.archive\.org/web/(?<ts>\d{4,14})(?:[a-z]{2}_)?/(?<enc>\S+?))\) for the most accurate reproduction\.\*[ \t\r]*\n""")]
    private static partial Regex MarkdownHeader();

    [GeneratedRegex("""\A\uFEFF?<!--The following is the downloaded HTML source of the (?<domain>\S+) privacy policy that was archived on (?<date>\d{4}-\d{2}-\d{2})\.\s+Please check the original snapshot on the Wayback Machine \((?<wb>https?://web\.archive\.org/web/(?<ts>\d{4,14})(?:[a-z]{2}_)?/(?<enc>.+?))\) for the most accurate reproduction\.-->\s*""")]
    private static partial Regex HtmlHeader();

    [GeneratedRegex(@"\A\s*# (?<title>[^\n]*)\n")]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"(?m)^(#{1,6})[ \t\u00A0]*\n(?=[^\s#>*\-|])")]
    private static partial Regex EmptyHeading();

    [GeneratedRegex(@"(?<!!)\[\s*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")]
    private static partial Regex EmptyLink();

    [GeneratedRegex(@"(_\w{1,200}_) (-\w)")]
    private static partial Regex SpacedHyphen();

    [GeneratedRegex(@"(\]\()https?://web\.archive\.org/(?!web/)")]
    private static partial Regex LostHost();
}
