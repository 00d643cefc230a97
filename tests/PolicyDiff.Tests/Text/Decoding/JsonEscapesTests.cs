using System.Text;
using PolicyDiff.Archives.Pywb;
using PolicyDiff.Text;
using PolicyDiff.Text.Decoding;

namespace PolicyDiff.Tests.Text.Decoding;

public sealed class JsonEscapesTests
{
    [Theory]
    [InlineData(@"{""a"": ""\ud83d\ude00""}", @"{""a"": ""\ud83d\ude00""}")]
    [InlineData(@"{""a"": ""x\uD83D""}", @"{""a"": ""x\uFFFD""}")]
    [InlineData(@"{""\ude00"": ""\\ud83d""}", @"{""\uFFFD"": ""\\ud83d""}")]
    [InlineData(@"{""a"": ""\ud83d\ud83d\ude00\u00e9""}", @"{""a"": ""\uFFFD\ud83d\ude00\u00e9""}")]
    public void Half_a_sign_is_replaced_and_nothing_else(string written, string mended) => Assert.Equal(mended, JsonEscapes.Mend(written));

    [Theory]
    [InlineData("<script type='application/json'>", "</script>")]
    [InlineData("<script>window.__STATE__ = ", ";</script>")]
    public void A_page_whose_data_was_cut_in_the_middle_of_a_sign_is_read(string before, string after)
    {
        var sentences = string.Concat(Enumerable.Range(1, 20).Select(number => $"<p>We collect personal data and use cookies for purpose {number}, and you may ask us to delete your personal information.</p>"));
        var page = $@"<html><head><title>Privacy</title></head><body><div id='root'></div>{before}{{""\ud83d"": 1, ""teaser"": ""{new string('w', 200)} \ud83d"", ""body"": ""{sentences}""}}{after}</body></html>";
        var reading = PageReader.Read(new(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", new("https://ferry.example/privacy"), SelectorSet.None));
        Assert.Equal(20, reading.Text?.Blocks.Count);
    }

    [Fact]
    public void An_index_line_with_half_a_sign_in_a_name_keeps_its_capture() =>
        Assert.Single(CdxjReader.Read("a,b)/ 20200101000000 {\"\\ud83e\": 301, \"url\": \"http://b.a/\", \"title\": \"\\ud83e\"}\n"u8).Entries);
}
