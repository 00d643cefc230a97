using PolicyDiff.Alerts;

namespace PolicyDiff.Tests.Alerts;

public sealed class MailboxTests
{
    [Theory]
    [InlineData("reader@example.org", null, "reader@example.org")]
    [InlineData("PolicyDiff <alerts@Example.org>", "PolicyDiff", "alerts@example.org")]
    [InlineData("\"Doe, Jane\" <jane+news@bücher.example>", "Doe, Jane", "jane+news@xn--bcher-kva.example")]
    public void An_address_is_read_with_its_name(string text, string? name, string address)
    {
        Assert.True(Mailbox.TryParse(text, out var mailbox));
        Assert.Equal((name, address), (mailbox.Name, mailbox.Address));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("reader")]
    [InlineData("a@b@c")]
    [InlineData("reader@example.org\r\nRCPT TO:<other@example.org>")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("one@example.org, two@example.org")]
    public void What_a_mail_host_might_read_differently_is_no_address(string? text) => Assert.False(Mailbox.TryParse(text, out _));
}
