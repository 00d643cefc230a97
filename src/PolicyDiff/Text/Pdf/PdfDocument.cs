using System.Globalization;

namespace PolicyDiff.Text.Pdf;

/// <summary>What a PDF file gave: a text, or why there is none.</summary>
/// <param name="Text">The text, or null.</param>
/// <param name="Outcome">Ok with a text.</param>
/// <param name="Reason">A sentence; null where there is nothing to say.</param>
internal sealed record PdfReading(PolicyText? Text, CaptureOutcome Outcome, string? Reason);

/// <summary>
/// A PDF file → a policy's text, read here and not by another program: pages joined, running heads and page numbers left out, hyphenation
/// undone, headings and lists recognised. Bounded by the bytes it may unpack to, its objects, pages and operators.
/// </summary>
internal static class PdfDocument
{
    private const int Mark = 1024;

    /// <summary>True for a PDF file; its mark may stand behind other bytes (ISO 32000, implementation note 13).</summary>
    public static bool IsOne(ReadOnlySpan<byte> body) => body.StartsWith("%PDF-"u8) || (body[..Math.Min(body.Length, Mark)].IndexOf("%PDF-"u8) is >= 0 and var at && body[..at].IndexOf((byte)'<') < 0);

    /// <summary>Reads a file.</summary>
    public static PdfReading Read(ReadOnlyMemory<byte> body)
    {
        var file = PdfFile.Read(body);
        if (file.IsEncrypted) return Refuse("The PDF file is encrypted, so its text cannot be read. Look for the same policy as a page, or print the file to a new PDF and import that.");
        if (file.Catalog is not { } catalog) return Refuse("The PDF file is damaged: it holds no catalog of its pages.");
        var reader = new PdfPages(file);
        var pages = reader.Read();
        if (pages.Count == 0) return Refuse("The PDF file is damaged: it holds no pages.");
        var blocks = PdfBlocks.Of(PdfLines.Of(pages));
        if (file.Filters.Spent) return new(null, CaptureOutcome.TooComplex, string.Create(CultureInfo.InvariantCulture, $"The PDF file unpacks to more than {PdfFilters.Budget / 1048576} MB, so it was not read."));
        if (!blocks.Any(block => block.PlainText.Any(char.IsLetter))) return Refuse(NoText(pages));
        return new(new(Title(file), LanguageGuess.Declared(file.Text(catalog, "Lang")), blocks), CaptureOutcome.Ok, reader.IsCut ? "The PDF file is longer than is read: its end is left out." : null);
    }

    private static string NoText(IReadOnlyList<PdfPageText> pages) => pages.Any(page => page.Runs.Count > 0)
        ? "The PDF file does not say which characters its fonts show, so its text cannot be read."
        : string.Create(CultureInfo.InvariantCulture, $"The PDF file has {pages.Count} {(pages.Count == 1 ? "page" : "pages")} and no text on them: pictures of a document, a scan perhaps.");

    private static string? Title(PdfFile file) =>
        file.Text(file.Information, "Title") is { } title && title.Any(char.IsLetter) && !title.EndsWith(".doc", StringComparison.OrdinalIgnoreCase) && !title.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) && !title.StartsWith("Microsoft Word - ", StringComparison.Ordinal) ? Parsing.PageTitle.Of(title) : null;

    private static PdfReading Refuse(string reason) => new(null, CaptureOutcome.NotHtml, reason);
}
