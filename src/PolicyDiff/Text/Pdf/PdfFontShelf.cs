namespace PolicyDiff.Text.Pdf;

/// <summary>The fonts of a file, each read once.</summary>
internal sealed class PdfFontShelf(PdfFile file)
{
    private const int MostFonts = 2_000;

    private readonly Dictionary<PdfDictionary, PdfFont> fonts = [];

    /// <summary>The font of this dictionary; null for none.</summary>
    public PdfFont? Find(PdfDictionary? dictionary)
    {
        if (dictionary is null) return null;
        if (fonts.TryGetValue(dictionary, out var known)) return known;
        if (fonts.Count >= MostFonts) return null;
        return fonts[dictionary] = PdfFont.Read(file, dictionary);
    }
}
