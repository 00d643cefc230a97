using PolicyDiff.Archives;
using PolicyDiff.Archives.Replay;

namespace PolicyDiff.Tests.Archives.Replay;

public class ReplayAddressTests
{
    private static readonly ReplayAddress Addresses = new(new Uri("https://archive.example"));

    [Theory]
    [InlineData("https://shop.example/terms", "https://shop.example/terms")]
    [InlineData("http://shop.example:80/a/../b/%7Euser/%2e/%zz?q=a//b&c=%20", "http://shop.example:80/a/../b/%7Euser/%2e/%zz?q=a//b&c=%20")]
    [InlineData("http:/shop.example/one-slash", "http:/shop.example/one-slash")]
    [InlineData("https://shop.example/terms#part", "https://shop.example/terms")]
    [InlineData("https://shop.example/a b/\u00FC", "https://shop.example/a%20b/%C3%BC")]
    public void The_captured_address_passes_byte_for_byte(string original, string sent)
    {
        Assert.Equal("/web/20200101000000id_/" + sent, Addresses.Raw(new("20200101000000", original)).PathAndQuery);
        Assert.Equal("/web/20200101000000/" + sent, Addresses.Browsing(new("20200101000000", original)).PathAndQuery);
    }

    [Theory]
    [InlineData("https://archive.example/web/20200101000000id_/http://shop.example/?a=/web/1/b")]
    [InlineData("http://archive.example/web/20200101000000/http://shop.example/?a=/web/1/b")]
    [InlineData("//archive.example/web/20200101000000if_/http://shop.example/?a=/web/1/b")]
    [InlineData("/web/20200101000000id_/http://shop.example/?a=/web/1/b")]
    public void Every_form_of_location_is_read(string location) =>
        Assert.Equal(new("20200101000000", "http://shop.example/?a=/web/1/b"), Addresses.Read(location));

    [Theory]
    [InlineData("https://shop.example/web/20200101000000id_/http://archive.example/")]
    [InlineData("https://archive.example/account/login")]
    [InlineData("/terms")]
    [InlineData("https://archive.example")]
    [InlineData("javascript://archive.example/web/2020/x")]
    public void Another_location_is_not_taken_for_a_memento(string location) => Assert.Null(Addresses.Read(location));

    [Fact]
    public void A_service_may_stand_below_a_path()
    {
        var below = new ReplayAddress(new Uri("http://127.0.0.1:8089/mirror/"));

        Assert.Equal("/mirror/web/20200101000000id_/http://shop.example/", below.Raw(new("20200101000000", "http://shop.example/")).PathAndQuery);
        Assert.Equal(new("2020", "http://shop.example/"), below.Read("http://127.0.0.1:8089/mirror/web/2020id_/http://shop.example/"));
    }
}
