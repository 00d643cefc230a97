using PolicyDiff.App.Accounts;

namespace PolicyDiff.App.Tests.Accounts;

public sealed class AccountRulesTests
{
    [Theory]
    [InlineData("ann@example.org")]
    [InlineData(" ann.o'neil+alerts@sub.example.org ")]
    public void An_address_is_taken(string email) => Assert.Null(AccountRules.EmailProblem(email));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("ann@")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org\r\nBcc: all@example.org")]
    [InlineData("ann@example.org, bob@example.org")]
    [InlineData("ann @example.org")]
    public void What_is_no_single_address_is_refused(string? email) => Assert.NotNull(AccountRules.EmailProblem(email));

    [Fact]
    public void An_address_longer_than_mail_allows_is_refused() =>
        Assert.NotNull(AccountRules.EmailProblem(new string('a', 250) + "@example.org"));

    [Theory]
    [InlineData("correct horse battery", true)]
    [InlineData("elevenchars", false)]
    [InlineData("aaaaaaaaaaaaaaaa", false)]
    [InlineData("abababababababab", false)]
    [InlineData("Somebody@example.org", false)]
    public void A_password_is_long_and_not_trivial(string password, bool good) =>
        Assert.Equal(good, AccountRules.PasswordProblem(password, "somebody@example.org") is null);

    [Theory]
    [InlineData("Ann\r\nOther")]
    [InlineData("   ")]
    [InlineData("\0")]
    public void A_name_is_one_line_of_text(string name) => Assert.NotNull(AccountRules.NameProblem(name));
}
