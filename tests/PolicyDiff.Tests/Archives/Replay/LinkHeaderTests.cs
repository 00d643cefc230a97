using PolicyDiff.Archives;
using PolicyDiff.Archives.Replay;

namespace PolicyDiff.Tests.Archives.Replay;

public class LinkHeaderTests
{
    private const string Link = """
        <https://shop.example/terms?a=1,2&amp;b=3>; rel="original", <https://archive.example/web/timemap/link/x>; rel="timemap"; type="application/link-format", <https://archive.example/web/2003/x>; rel="first memento"; datetime="Wed, 23 Mar 2005 15:53:00 GMT"
        """;

    [Theory]
    [InlineData("original", "https://shop.example/terms?a=1,2&b=3")]
    [InlineData("timemap", "https://archive.example/web/timemap/link/x")]
    [InlineData("memento", "https://archive.example/web/2003/x")]
    [InlineData("next", null)]
    public void A_relation_is_found_between_commas(string relation, string? address) => Assert.Equal(address, LinkHeader.Find(Link, relation));

    [Fact]
    public void Any_text_gives_an_address_or_none()
    {
        var random = new Random(7);
        for (var round = 0; round < 5000; round++)
        {
            var text = Link.ToCharArray();
            for (var flips = random.Next(1, 8); flips > 0; flips--) text[random.Next(text.Length)] = "<>\";,= \u00FC"[random.Next(8)];
            LinkHeader.Find(new string(text, 0, random.Next(text.Length)), "original");
        }
    }
}
