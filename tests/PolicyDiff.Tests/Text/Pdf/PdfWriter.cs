using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PolicyDiff.Tests.Text.Pdf;

/// <summary>Writes small PDF files: one font, lines at places, as a word processor of the nineties or of today would.</summary>
internal sealed class PdfWriter
{
    private readonly List<string> contents = [];
    private readonly StringBuilder page = new();

    public bool Packed { get; init; }

    public string FontEntries { get; init; } = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding";

    public string CatalogEntries { get; init; } = "";

    public string PageEntries { get; init; } = "";

    public List<string> MoreObjects { get; } = [];

    /// <summary>A line of text, in points from the lower left corner of a 612 × 792 page.</summary>
    public PdfWriter Line(double x, double y, string text, double size = 11, bool bold = false)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        page.Append(CultureInfo.InvariantCulture, $"BT /F{(bold ? 2 : 1)} {size} Tf {x} {y} Td ({escaped}) Tj ET\n");
        return this;
    }

    public PdfWriter Raw(string operators)
    {
        page.Append(operators).Append('\n');
        return this;
    }

    public PdfWriter NextPage()
    {
        contents.Add(page.ToString());
        page.Clear();
        return this;
    }

    public byte[] Write()
    {
        NextPage();
        var file = new List<byte>(Latin("%PDF-1.7\n"));
        void Object(int number, string value) => file.AddRange(Latin($"{number} 0 obj\n{value}\nendobj\n"));
        Object(1, $"<< /Type /Catalog /Pages 2 0 R {CatalogEntries} >>");
        Object(2, $"<< /Type /Pages /Count {contents.Count} /Kids [{string.Join(' ', contents.Select((_, index) => $"{10 + (2 * index)} 0 R"))}] /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>");
        Object(3, $"<< {FontEntries} >>");
        Object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
        foreach (var (more, index) in MoreObjects.Select((more, index) => (more, index))) Object(5 + index, more);
        for (var index = 0; index < contents.Count; index++)
        {
            Object(10 + (2 * index), $"<< /Type /Page /Parent 2 0 R /Contents {11 + (2 * index)} 0 R {PageEntries} >>");
            var body = Latin(contents[index]);
            var packed = Packed ? Pack(body) : body;
            file.AddRange(Latin($"{11 + (2 * index)} 0 obj\n<< /Length {packed.Length} {(Packed ? "/Filter /FlateDecode" : "")} >>\nstream\n"));
            file.AddRange(packed);
            file.AddRange(Latin("\nendstream\nendobj\n"));
        }

        file.AddRange(Latin("trailer\n<< /Root 1 0 R >>\n%%EOF\n"));
        return [.. file];
    }

    public static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(body);
        return packed.ToArray();
    }

    public static byte[] Latin(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252).GetBytes(text);
    }
}
