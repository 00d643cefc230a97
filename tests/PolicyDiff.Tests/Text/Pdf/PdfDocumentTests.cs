using System.Text;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Text.Pdf;

/// <summary>Policies published as PDF files: what a reader sees, and files made to harm.</summary>
public sealed class PdfDocumentTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Headings_paragraphs_and_lists_are_recognised(bool packed)
    {
        var file = new PdfWriter { Packed = packed }
            .Line(72, 700, "Privacy Policy", 22)
            .Line(72, 660, "What we collect", 11, bold: true)
            .Line(72, 640, "We collect your name and your e-mail address when you open an account with")
            .Line(72, 626, "Lantern Ferry, and we keep both for as long as the account lasts.")
            .Line(72, 600, "\u2022 your name (and \u201Ctitle\u201D),")
            .Line(72, 586, "\u2022 your cabin, which we choose for you when there are more guests than cabins")
            .Line(82, 572, "on the ship.")
            .Line(72, 546, "You may ask for a copy.")
            .Write();
        Assert.Equal(
            """
            # Privacy Policy

            ## What we collect

            We collect your name and your e-mail address when you open an account with Lantern Ferry, and we keep both for as long as the account lasts.

            - your name (and “title”),

            - your cabin, which we choose for you when there are more guests than cabins on the ship.

            You may ask for a copy.
            """.ReplaceLineEndings("\n"), Markdown(file));
    }

    [Fact]
    public void Running_heads_and_page_numbers_are_left_out_and_a_paragraph_goes_on_over_the_page()
    {
        var file = new PdfWriter();
        for (var page = 1; page <= 3; page++)
        {
            file.Line(72, 760, $"Lantern Ferry \u2013 Privacy Policy \u2013 version {page}").Line(72, 700, $"Section {page} says what we keep and for how long we keep it, and it goes on to say on the next");
            file.Line(72, 686, "line of it, and on the next page too, what we do with the data that you gave to us, to our").Line(300, 30, $"Page {page} of 3");
            if (page < 3) file.NextPage();
        }

        var text = Markdown(file.Write());
        Assert.DoesNotContain("version", text);
        Assert.DoesNotContain("of 3", text);
        Assert.Contains("to our Section 2 says", text);
    }

    [Theory]
    [InlineData("personal infor-", "mation is kept.", "personal information is kept.")]
    [InlineData("any third-", "party may see it.", "any third-party may see it.")]
    [InlineData("from A-", "Z we list it.", "from A-Z we list it.")]
    [InlineData("it is confi\u00AD", "dential.", "it is confidential.")]
    public void Words_hyphenated_at_the_end_of_a_line_are_joined(string first, string second, string joined)
    {
        var file = new PdfWriter().Line(72, 700, "A third company is no party to it. We say here at length what we do with it.").Line(72, 686, first).Line(72, 672, second).Write();
        Assert.Contains(joined, Markdown(file));
    }

    [Fact]
    public void Words_that_are_only_moved_apart_have_spaces_between_them() =>
        Assert.Equal("We do not sell your data.", Markdown(new PdfWriter { FontEntries = "/Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 32 /Widths [250] /Encoding /WinAnsiEncoding" }.Raw("BT /F1 11 Tf 72 700 Td [(W) 40 (e) -300 (do) -280 (not) -290 (sell) -310 (your) -300 (da) 20 (ta.)] TJ ET").Write()));

    [Fact]
    public void A_map_of_codes_says_what_glyph_numbers_mean()
    {
        const string map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar 2 beginbfrange <0024> <0026> <500B> <0030> <0031> [<4EBA> <60C5>] endbfrange endcmap";
        var file = new PdfWriter
        {
            FontEntries = "/Type /Font /Subtype /Type0 /BaseFont /Gothic /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [6 0 R]",
            MoreObjects = { $"<< /Length {map.Length} >>\nstream\n{map}\nendstream", "<< /Type /Font /Subtype /CIDFontType2 /DW 1000 >>" },
        };
        Assert.Equal("個人情 ﬁ".Replace("ﬁ", "fi", StringComparison.Ordinal), Markdown(file.Raw("BT /F1 11 Tf 72 700 Td <00240030003100030010> Tj ET").Write()));
    }

    [Fact]
    public void Names_of_glyphs_say_what_codes_mean() =>
        Assert.Equal("données “fi” — €", Markdown(new PdfWriter { FontEntries = "/Type /Font /Subtype /Type1 /BaseFont /Old /Encoding << /Differences [1 /eacute /quotedblleft /quotedblright /fi /emdash /uni20AC] >>" }.Raw("BT /F1 11 Tf 72 700 Td (donn\\001es \\002\\004\\003 \\005 \\006) Tj ET").Write()));

    [Fact]
    public void What_the_file_marks_as_no_content_is_left_out() =>
        Assert.Equal("We sell nothing.", Markdown(new PdfWriter().Raw("/Artifact <</Type /Pagination>> BDC").Line(72, 400, "Draft of May").Raw("EMC").Line(72, 380, "We sell nothing.").Write()));

    [Fact]
    public void A_page_on_its_side_and_text_in_a_form_are_read()
    {
        const string form = "BT /F1 11 Tf 72 500 Td (We sell nothing.) Tj ET";
        var file = new PdfWriter { PageEntries = "/Rotate 90 /Resources << /XObject << /X 5 0 R >> /Font << /F1 3 0 R >> >>", MoreObjects = { $"<< /Subtype /Form /Length {form.Length} >>\nstream\n{form}\nendstream" } };
        Assert.Equal("We sell nothing.", Markdown(file.Raw("q 0 1 -1 0 600 0 cm /X Do Q").Write()));
    }

    [Fact]
    public void Objects_inside_packed_streams_and_a_stream_without_its_length_are_read()
    {
        const string inner = "1 0 2 40 3 90 ";
        var objects = "<< /Type /Catalog /Pages 2 0 R >>".PadRight(40) + "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".PadRight(50) + "<< /Type /Page /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >> >>";
        var packed = PdfWriter.Pack(PdfWriter.Latin(inner + objects));
        byte[] file =
        [
            .. PdfWriter.Latin($"%PDF-1.5\n9 0 obj\n<< /Type /ObjStm /N 3 /First {inner.Length} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"), .. packed,
            .. PdfWriter.Latin("\nendstream\nendobj\n5 0 obj\n<< /Length 7 0 R >>\nstream\nBT /F1 11 Tf 72 700 Td (We sell nothing.) Tj ET\nendstream\nendobj\n6 0 obj\n<< /Subtype /TrueType /BaseFont /Arial >>\nendobj\n"),
            .. PdfWriter.Latin("8 0 obj\n<< /Type /XRef /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n"),
        ];
        Assert.Equal("We sell nothing.", Markdown(file));
    }

    [Theory]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page >>\nendobj\ntrailer << /Root 1 0 R >>", "no text on")]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R /Encrypt 9 0 R >>", "encrypted")]
    [InlineData("%PDF-1.4\nand then nothing", "damaged")]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R 1 0 R] >>\nendobj\ntrailer << /Root 1 0 R >>", "PDF")]
    public void A_file_without_text_says_why(string file, string why)
    {
        var reading = Read(PdfWriter.Latin(file));
        Assert.Equal(CaptureOutcome.NotHtml, reading.Outcome);
        Assert.Contains(why, Assert.Single(reading.Reasons));
    }

    [Fact]
    public void A_stream_that_unpacks_without_end_is_refused()
    {
        var bomb = PdfWriter.Pack(new byte[70 * 1024 * 1024]);
        byte[] file = [.. PdfWriter.Latin($"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Filter /FlateDecode /Length {bomb.Length} >>\nstream\n"), .. bomb, .. "\nendstream\nendobj\ntrailer << /Root 1 0 R >>"u8];
        Assert.Equal(CaptureOutcome.TooComplex, Read(file).Outcome);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("<< /A [")]
    [InlineData("(")]
    [InlineData("1 0 obj ")]
    [InlineData("1 0 obj << /Kids [1 0 R] >> ")]
    [InlineData("trailer ")]
    [InlineData("9 9 9 obj")]
    [InlineData("stream endstream ")]
    public void A_file_of_nothing_but_beginnings_is_refused(string unit) =>
        Assert.False(Read(PdfWriter.Latin("%PDF-1.4\n" + string.Concat(Enumerable.Repeat(unit, 400_000 / unit.Length)))).Outcome.IsUsable());

    [Theory]
    [InlineData("q ")]
    [InlineData("BT /F1 1 Tf (a) Tj ")]
    [InlineData("[[[[[[ ")]
    [InlineData("/X Do ")]
    [InlineData("BI ID x EI ")]
    [InlineData("/P << /ActualText (a) >> BDC (x) Tj ")]
    [InlineData("1 0 0 1 9 9 cm ")]
    public void A_page_of_one_operator_over_and_over_is_read(string unit)
    {
        var loop = "q /X Do Q";
        var file = new PdfWriter { Packed = true, PageEntries = "/Resources << /XObject << /X 5 0 R >> /Font << /F1 3 0 R >> >>", MoreObjects = { $"<< /Subtype /Form /Length {loop.Length} >>\nstream\n{loop}\nendstream" } };
        Assert.NotEmpty(Read(file.Line(72, 700, "We sell nothing.").Raw(string.Concat(Enumerable.Repeat(unit, 500_000 / unit.Length))).Write()).Outcome.ToWord());
    }

    [Fact]
    public void Mutated_files_give_an_outcome_and_no_error()
    {
#pragma warning disable CA5394 // Seeded: the same files on every run.
        var random = new Random(11);
        byte[][] files = [new PdfWriter().Line(72, 700, "Privacy Policy", 22).Line(72, 660, "We sell nothing to anybody.").NextPage().Line(72, 700, "More").Write(), new PdfWriter { Packed = true }.Line(72, 660, "We sell nothing to anybody.").Write()];
        for (var round = 0; round < 1500; round++)
        {
            var mutated = (byte[])files[round % 2].Clone();
            for (var edits = random.Next(1, 12); edits > 0; edits--)
            {
                var at = random.Next(mutated.Length);
                if (random.Next(2) == 0) mutated[at] = (byte)random.Next(256);
                else mutated.AsSpan(random.Next(mutated.Length - 20), Math.Min(20, mutated.Length - at)).ToArray().CopyTo(mutated, at);
            }

            Assert.NotEmpty(Read(mutated).Outcome.ToWord());
        }
#pragma warning restore CA5394
    }

    private static PageReading Read(byte[] file) => PageReader.Read(new(file, "application/pdf", new("https://ferry.example/privacy.pdf"), SelectorSet.None));

    private static string Markdown(byte[] file) => Read(file) is { Text: { } text } ? MarkdownWriter.Write(text).TrimEnd() : string.Join(' ', Read(file).Reasons);
}
