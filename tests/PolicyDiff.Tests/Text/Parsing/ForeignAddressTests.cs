using System.Text;
using PolicyDiff.Archives.Pywb;
using PolicyDiff.Archives.TimeMaps;
using PolicyDiff.Fetching;
using PolicyDiff.Policies.Discovery;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Tests.Text.Parsing;

/// <summary>Addresses that a page, a site or an archive may send and no browser opens.</summary>
public sealed class ForeignAddressTests
{
    private static readonly Uri Page = new("https://ferry.example/privacy");

    [Theory]
    [InlineData("//\u202E")]
    [InlineData("//\u200F/terms")]
    [InlineData("https://\u202E")]
    [InlineData("//\u0301/terms")]
    public void A_host_of_nothing_that_shows_is_no_web_address(string written)
    {
        Assert.False(ForeignAddress.TryRead(written, out var absolute) && absolute.Scheme == Uri.UriSchemeHttps);
        Assert.False(ForeignAddress.TryRead(Page, written, out _));
    }

    [Fact]
    public void Marks_of_direction_are_no_part_of_an_address()
    {
        Assert.True(ForeignAddress.TryRead("\u202Ahttps://ferry.example/te\u200Erms\u202C", out var address));
        Assert.Equal("https://ferry.example/terms", address.AbsoluteUri);
    }

    [Theory]
    [InlineData("//\u202E")]
    [InlineData("//\u0301/terms")]
    public void A_redirect_to_such_an_address_is_a_bad_redirect(string location)
    {
        var header = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(location));
        var walk = new RedirectWalk(Page, 5);
        Assert.Equal(FetchFailure.BadRedirect, walk.Follow(new(302, [new("Location", header)], [], []))?.Failure);
    }

    [Fact]
    public void A_home_page_with_such_links_gives_its_others()
    {
        var page = Encoding.UTF8.GetBytes("<html><base href='//\u202E'><body><a href='//\u202E'>Terms</a><a href='//\u0301/terms'>Terms</a><a href='/cookies'>Cookies</a></body></html>");
        Assert.Equal([new Uri("https://ferry.example/cookies")], LinkedPageReader.Read(page, "text/html; charset=utf-8", Page)!.Links.Select(link => link.Address));
    }

    [Fact]
    public void An_error_among_index_lines_is_told_beside_them()
    {
        var reading = CdxjReader.Read("a,b)/ 20200101000000 {\"url\": \"http://b.a/\"}\n{\"message\": \"Internal error\"}\n"u8);
        Assert.Single(reading.Entries);
        Assert.Contains("Internal error", Assert.Single(reading.Unreadable).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_are_no_time_map_are_not_a_time_map_without_captures() =>
        Assert.NotNull(TimeMapReader.Read("<http://ferry.example/style.css>; rel=\"stylesheet\""u8).Problem);
}
