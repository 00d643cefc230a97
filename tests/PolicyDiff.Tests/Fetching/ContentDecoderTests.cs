using System.IO.Compression;
using System.Text;
using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Fetching;

public class ContentDecoderTests
{
    private const int Most = 1_000_000;
    private static readonly byte[] Page = Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Range(0, 300).Select(number => $"<p>We keep your data for {number} days.</p>")));

    public static TheoryData<string> Codings => ["gzip", "x-gzip", "deflate", "raw-deflate", "br"];

    [Theory]
    [MemberData(nameof(Codings))]
    public void A_compressed_body_is_inflated(string coding)
    {
        var decoded = ContentDecoder.Decode(Compress(coding), [Header(coding)], "text/html", Most);

        Assert.Null(decoded.Failure);
        Assert.Equal(Page, decoded.Body);
        Assert.Empty(decoded.Notes);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void A_compressed_body_that_is_cut_anywhere_is_a_failure(string coding)
    {
        var whole = Compress(coding);

        foreach (var length in new[] { 12, whole.Length / 3, whole.Length / 2, whole.Length - 9, whole.Length - 1 })
        {
            Assert.Equal(FetchFailure.Truncated, ContentDecoder.Decode(whole[..length], [coding], "text/html", Most).Failure);
        }
    }

    [Fact]
    public void Gzip_in_several_members_is_one_body()
    {
        byte[] members = [.. Compress("gzip"), .. Compress("gzip")];

        Assert.Equal([.. Page, .. Page], ContentDecoder.Decode(members, ["gzip"], "text/html", Most).Body);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public void A_plain_body_behind_a_lying_header_is_taken_as_it_is(string header)
    {
        var decoded = ContentDecoder.Decode(Page, [header], "text/html", Most);

        Assert.Equal(Page, decoded.Body);
        Assert.NotEmpty(decoded.Notes);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    [InlineData("|gzip")]
    [InlineData("identity")]
    public void Hidden_gzip_is_inflated(string headers)
    {
        string[] values = headers == "none" ? [] : headers.Split('|');

        Assert.Equal(Page, ContentDecoder.Decode(Compress("gzip"), values, "text/html", Most).Body);
    }

    [Fact]
    public void Gzip_in_gzip_is_inflated_twice()
    {
        var twice = Squeeze(Compress("gzip"), inner => new GZipStream(inner, CompressionLevel.Fastest));

        Assert.Equal(Page, ContentDecoder.Decode(twice, ["gzip"], "text/html", Most).Body);
    }

    [Fact]
    public void A_file_that_is_meant_to_be_gzip_stays_so()
    {
        var file = Compress("gzip");

        Assert.Equal(file, ContentDecoder.Decode(file, [], "application/gzip", Most).Body);
    }

    [Fact]
    public void A_bomb_is_stopped_at_the_limit()
    {
        var bomb = Squeeze(new byte[20_000_000], inner => new GZipStream(inner, CompressionLevel.Fastest));

        Assert.Equal(FetchFailure.TooLarge, ContentDecoder.Decode(bomb, ["gzip"], "text/html", Most).Failure);
    }

    [Fact]
    public void Any_bytes_give_a_body_or_a_failure_and_never_an_exception()
    {
        var random = new Random(20240501);
        string[] codings = ["gzip", "deflate", "br", "", "zstd", "gzip, br, deflate"];
        var seeds = new[] { Compress("gzip"), Compress("deflate"), Compress("br"), Page };
        for (var round = 0; round < 3000; round++)
        {
            var bytes = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(Math.Min(bytes.Length, 64))] = (byte)random.Next(256);
            var decoded = ContentDecoder.Decode(bytes, [codings[random.Next(codings.Length)]], "text/html", Most);
            Assert.True(decoded.Failure is not null || decoded.Body.Length <= Most);
        }
    }

    private static string Header(string coding) => coding == "raw-deflate" ? "deflate" : coding;

    private static byte[] Compress(string coding) => Squeeze(Page, inner => coding switch
    {
        "deflate" => new ZLibStream(inner, CompressionLevel.Optimal),
        "raw-deflate" => new DeflateStream(inner, CompressionLevel.Optimal),
        "br" => new BrotliStream(inner, CompressionLevel.Optimal),
        _ => new GZipStream(inner, CompressionLevel.Optimal),
    });

    private static byte[] Squeeze(byte[] bytes, Func<Stream, Stream> open)
    {
        using var squeezed = new MemoryStream();
        using (var squeezing = open(squeezed)) squeezing.Write(bytes);
        return squeezed.ToArray();
    }
}
