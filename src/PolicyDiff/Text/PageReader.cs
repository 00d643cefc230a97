using System.Globalization;
using PolicyDiff.Text.Content;
using PolicyDiff.Text.Decoding;
using PolicyDiff.Text.Embedded;
using PolicyDiff.Text.Judging;
using PolicyDiff.Text.Markup;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text.Pdf;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text;

/// <summary>
/// Bytes of a page → a policy's text (DESIGN.md §8 "Reading a page"). Pure: the same input gives the same reading, never an
/// exception for what a page holds, only <see cref="InvalidSelectorException"/> for a selector that is no CSS.
/// </summary>
public static class PageReader
{
    /// <summary>Version of everything that decides a text; a text made by another version is made anew by a rebuild.</summary>
    public const int RulesVersion = 3;

    /// <summary>Largest body that is read, in bytes, packed or inflated.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Reads a page.</summary>
    public static PageReading Read(PageInput input)
    {
        SelectorFilter.Validate(input.Selectors);
        var reasons = new List<string>();
        var body = input.Body;
        if (body.Length == 0) return Refuse(CaptureOutcome.Empty, "The body is empty.");
        if (body.Length <= MaxBytes && BodyKind.Inflate(body.Span, MaxBytes) is { } plain)
        {
            body = plain;
            reasons.Add("The body was still compressed and was inflated.");
        }

        if (body.Length > MaxBytes) return Refuse(CaptureOutcome.TooComplex, TooLarge(body.Length));
        if (PdfDocument.IsOne(body.Span)) return ReadPdf(body, reasons);
        if (BodyKind.NotText(body.Span, input.ContentType) is { } other) return Refuse(CaptureOutcome.NotHtml, $"The body is {other}, not a page of text.");

        var decoded = ByteDecoder.Decode(body.Span, input.ContentType, input.Charset);
        if (decoded.Note is { } note) reasons.Add(note);
        if (CorpusDocument.IsOne(input.ContentType)) return ReadCorpus(decoded.Text, reasons);
        if (BodyKind.IsMarkdown(input.ContentType)) return Finish(MarkdownReader.Read(decoded.Text), decoded.Text, reasons);
        if (BodyKind.IsPlainText(input.ContentType, decoded.Text)) return Finish(new(null, null, PlainTextReader.Read(decoded.Text)), decoded.Text, reasons);
        return ReadHtml(input, decoded.Text, reasons);
    }

    /// <summary>The tree of an HTML page as it came, or null where it is none or too complex.</summary>
    internal static PageTree? Tree(PageInput input) =>
        input.Body.Length is 0 or > MaxBytes || PdfDocument.IsOne(input.Body.Span) || BodyKind.NotText(input.Body.Span, input.ContentType) is not null
            ? null
            : HtmlPage.Parse(ByteDecoder.Decode(input.Body.Span, input.ContentType, input.Charset).Text);

    private static PageReading ReadPdf(ReadOnlyMemory<byte> body, List<string> reasons)
    {
        var read = PdfDocument.Read(body);
        if (read.Text is null) return Refuse(read.Outcome, read.Reason ?? "");
        if (read.Reason is { } reason) reasons.Add(reason);
        return Finish(read.Text with { Blocks = PageTail.Trim(read.Text.Blocks) }, "", reasons);
    }

    private static PageReading ReadCorpus(string text, List<string> reasons) =>
        CorpusDocument.Parse(text, out var problem) is { } document
            ? Finish(document.Read(), document.Content, reasons, document.Title)
            : Refuse(CaptureOutcome.NotHtml, $"This is no document of the corpus: {problem}.");

    private static PageReading ReadHtml(PageInput input, string html, List<string> reasons)
    {
        const string TooDeep = "The page has deeper nesting, more elements or more stray tags than a page of text can have, so it was not read.";
        var selected = false;
        var page = html;
        IReadOnlyList<string> missed = [];
        if (input.Selectors.Key.Length > 0)
        {
            if (NestingGuard.IsTooComplex(html)) return Refuse(CaptureOutcome.TooComplex, TooDeep);
            var filtered = SelectorFilter.Apply(html, input.Selectors);
            (page, selected, missed) = (filtered.Html, filtered.Chosen, filtered.Missed);
            reasons.AddRange(filtered.Notes);
        }

        var tree = HtmlPage.Parse(page);
        if (tree is null) return Refuse(CaptureOutcome.TooComplex, TooDeep);
        var content = selected ? MainContent.All(tree) : MainContent.Choose(tree);
        var blocks = new BlockBuilder(content.Dropped.Contains, new LinkCleaner(input.Address, tree.Base)).Build(content.Parts);
        if (!selected) blocks = PageTail.Trim(blocks);
        if (input.Selectors.Key.Length == 0 && Embedded(blocks, html, input.Address, reasons) is { } embedded) return Finish(new(PageTitle.Of(tree.Title), LanguageGuess.Declared(tree.Language), embedded), "", reasons);
        var reading = Finish(new(PageTitle.Of(tree.Title), LanguageGuess.Declared(tree.Language), blocks), html, reasons, tree.Title) with { MissedSelectors = missed };
        return reading.Outcome.IsUsable() || !ScriptSigns.NeedsScripts(html, blocks) ? reading : reading with { NeedsScripts = true, Reasons = [.. reading.Reasons, ScriptSigns.Sentence] };
    }

    /// <summary>A page that is only the frame of one until its scripts run: its policy from the data that it carries for them.</summary>
    private static IReadOnlyList<Block>? Embedded(IReadOnlyList<Block> blocks, string html, Uri? address, List<string> reasons)
    {
        if (!EmbeddedPolicy.IsFrame(blocks) || EmbeddedPolicy.Find(html, address, blocks.Sum(block => TextWeight.Of(block.PlainText))) is not { } found) return null;
        reasons.Add($"The page shows no policy until its scripts run; the text was read from the data that it carries for them ({found.Path}).");
        return found.Blocks;
    }

    private static PageReading Finish(PolicyText text, string source, List<string> reasons, string? title = null)
    {
        text = text with { Language = text.Language ?? LanguageGuess.Recognise(text.Blocks) };
        var canonical = Canonical.Of(text);
        var (outcome, reason) = PageJudge.Judge(new(title ?? text.Title, text, canonical.Words + canonical.Clauses.Sum(clause => TextWeight.BesidesWords(clause.Text)), source));
        if (reason is not null) reasons.Insert(0, reason);
        return canonical.Words == 0 ? new(outcome, null, null, reasons) : new(outcome, text, canonical, reasons);
    }

    private static PageReading Refuse(CaptureOutcome outcome, string reason) => new(outcome, null, null, [reason]);

    private static string TooLarge(int bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"The body has {(bytes + 1048575L) / 1048576} MB or more; pages up to {MaxBytes / 1048576} MB are read.");
}
