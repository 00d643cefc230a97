using PolicyDiff.App.Commands;

namespace PolicyDiff.App.Tests.Commands;

public sealed class NamedTextsTests
{
    [Theory]
    [InlineData("acme/privacy@2019-01-31", "acme/privacy", "2019-01-31")]
    [InlineData("acme/privacy@2019-01-31T10:30Z", "acme/privacy", "2019-01-31T10:30Z")]
    [InlineData("acme/privacy@deadbeef", "acme/privacy", "deadbeef")]
    [InlineData("https://user@host.example/a@b@DEADBEEF00", "https://user@host.example/a@b", "DEADBEEF00")]
    public void The_last_at_sign_counts_before_a_date_or_eight_hex_digits(string name, string policy, string at) =>
        Assert.Equal((policy, at), NamedTexts.Split(name));

    [Theory]
    [InlineData("acme/privacy")]
    [InlineData("acme/privacy@deadbee")]
    [InlineData("https://medium.example/@acme/privacy")]
    [InlineData("acme/privacy@2019-13-01")]
    [InlineData("@deadbeef")]
    [InlineData("acme/privacy@2019-01-31@b")]
    public void Any_other_at_sign_is_part_of_the_name(string name) => Assert.Null(NamedTexts.Split(name));
}
