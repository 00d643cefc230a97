using System.IO.Compression;
using System.Text;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Text;

public sealed class PageReaderTests
{
    [Theory]
    [InlineData("%PDF-1.4\n%\u00E2\u00E3", "PDF")]
    [InlineData("GIF89a\u0001\u0000", "GIF")]
    [InlineData("PK\u0003\u0004\u0014\u0000", "zip")]
    public void What_is_no_page_of_text_is_named(string start, string name)
    {
        var reading = PageReader.Read(new(Encoding.Latin1.GetBytes(start), "text/html", null, SelectorSet.None));
        Assert.Equal(CaptureOutcome.NotHtml, reading.Outcome);
        Assert.Contains(name, reading.Reasons[0]);
        Assert.Null(reading.Text);
    }

    [Fact]
    public void Data_for_programs_is_no_page() =>
        Assert.Equal(CaptureOutcome.NotHtml, Pages.Read("{\"policy\":\"We collect personal data.\"}", contentType: "application/json; charset=utf-8").Outcome);

    [Fact]
    public void A_body_left_compressed_is_inflated()
    {
        var page = Encoding.UTF8.GetBytes($"<html><body>{Pages.Clauses}</body></html>");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(page);
        var reading = PageReader.Read(new(packed.ToArray(), "text/html", null, SelectorSet.None));
        Assert.Equal(CaptureOutcome.Ok, reading.Outcome);
        Assert.Contains("inflated", reading.Reasons[0]);
    }

    [Fact]
    public void A_small_body_that_inflates_beyond_the_limit_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(new byte[PageReader.MaxBytes + 4096]);
        Assert.Equal(CaptureOutcome.TooComplex, PageReader.Read(new(packed.ToArray(), null, null, SelectorSet.None)).Outcome);
    }

    [Fact]
    public void A_body_over_the_limit_is_refused_with_its_size()
    {
        var reading = PageReader.Read(new(new byte[50 * 1024 * 1024], "text/html", null, SelectorSet.None));
        Assert.Equal(CaptureOutcome.TooComplex, reading.Outcome);
        Assert.Contains("50 MB", reading.Reasons[0]);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<span><b>")]
    [InlineData("<li style='q'><a href='h'>e</p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    public void Nesting_deeper_than_any_text_is_refused(string opening)
    {
        var page = string.Concat(Enumerable.Repeat(opening, 100_000 / opening.Length * 5)) + "We collect personal data.";
        Assert.Equal(CaptureOutcome.TooComplex, Pages.Read(page).Outcome);
        Assert.Equal(CaptureOutcome.TooComplex, Pages.Read(page, selectors: new(["main"], [])).Outcome);
    }

    [Theory]
    [InlineData("<p>")]
    [InlineData("<br>")]
    [InlineData("<p>We collect <br>")]
    [InlineData("<li>item")]
    [InlineData("<a href=x>y</a> ")]
    [InlineData("</div></p></td>")]
    [InlineData("<<<<<>")]
    [InlineData("&#60;")]
    [InlineData("<b>x<i>y</b>z</i>")]
    public void Many_unclosed_or_stray_tags_are_read(string part)
    {
        var reading = Pages.Read(string.Concat(Enumerable.Repeat(part, 20_000)) + "<p>We collect personal data.</p>");
        Assert.True(reading.Outcome is CaptureOutcome.Ok or CaptureOutcome.TooComplex, reading.Outcome.ToString());
    }

    [Fact]
    public void More_stray_ends_than_any_text_has_are_refused() =>
        Assert.Equal(CaptureOutcome.TooComplex, Pages.Read(string.Concat(Enumerable.Repeat("<b>x<i>y</b>z</i>", 200_000))).Outcome);

    [Fact]
    public void Random_bytes_give_an_outcome_and_no_error()
    {
#pragma warning disable CA5394 // Seeded: the same bytes on every run.
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            var body = new byte[random.Next(0, 5000)];
            random.NextBytes(body);
            if (round % 3 == 0) "<html><body><p>"u8.ToArray().AsSpan(0, Math.Min(15, body.Length)).CopyTo(body);
            Assert.NotEmpty(Check(body));
        }
#pragma warning restore CA5394
    }

    [Fact]
    public void Mutated_pages_give_an_outcome_a_text_that_writes_and_the_same_reading_twice()
    {
#pragma warning disable CA5394 // Seeded: the same pages on every run.
        var random = new Random(7);
        var page = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=en><head><title>Privacy | Ferry</title><meta charset=utf-8></head><body><nav><a href=/>Home</a></nav><main><h1>Privacy</h1>{Pages.Clauses}<ol type=i><li>one<ul><li>two</ul><li>three</ol><table><tr><th>a<th>b<tr><td>c<td>d</table><pre>x  y</pre><blockquote>q</blockquote><details><summary>s</summary>t</details></main><footer>f</footer></body></html>");
        for (var round = 0; round < 400; round++)
        {
            var mutated = (byte[])page.Clone();
            for (var edits = random.Next(1, 30); edits > 0; edits--)
            {
                var at = random.Next(mutated.Length);
                switch (random.Next(3))
                {
                    case 0:
                        mutated[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        mutated[at] = "<>/\"'&=-! "u8[random.Next(10)];
                        break;
                    default:
                        var length = Math.Min(random.Next(60), mutated.Length - at);
                        mutated.AsSpan(random.Next(mutated.Length - length), length).ToArray().CopyTo(mutated, at);
                        break;
                }
            }

            Assert.Equal(Check(mutated), Check(mutated));
        }
#pragma warning restore CA5394
    }

    private static string Check(byte[] body)
    {
        var reading = PageReader.Read(new(body, "text/html", new("https://ferry.example/p"), SelectorSet.None));
        if (reading.Text is null) return reading.Outcome.ToString();
        var back = MarkdownReader.Read(MarkdownWriter.Write(reading.Text));
        Assert.Equal(TextJson.Write(reading.Text with { Title = null, Language = null }), TextJson.Write(back));
        return reading.Outcome + reading.Canonical!.Hash.ToString();
    }

    [Theory]
    [InlineData("<!---->")]
    [InlineData("<p>word</p>")]
    [InlineData("<p a=1 b=2 c=3>")]
    public void A_body_of_more_elements_than_any_text_has_is_refused_with_a_sentence(string unit)
    {
        var reading = Pages.Read("<html><body>" + string.Concat(Enumerable.Repeat(unit, 100_001)));
        Assert.Equal(CaptureOutcome.TooComplex, reading.Outcome);
        Assert.Contains("more elements", Assert.Single(reading.Reasons));
    }

    [Theory]
    [InlineData("<html><body>a</")]
    [InlineData("<html><body>a<!")]
    [InlineData("<html><body>a<")]
    [InlineData("<html><body>a<p")]
    [InlineData("<html><body>a&")]
    public void A_body_that_ends_inside_markup_is_read(string html) => Assert.NotNull(Pages.Read(html).Reasons);
}
