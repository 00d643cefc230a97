using PolicyDiff.Alerts;

namespace PolicyDiff.Tests.Alerts;

public sealed class OutboxMailSenderTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "policydiff-outbox-" + Guid.NewGuid().ToString("n"));

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_mail_delivered_twice_is_one_file_and_nothing_else_is_left()
    {
        Assert.IsType<MailOutcome.Sent>(await SendAsync(MailParts.Mail()));
        Assert.IsType<MailOutcome.Sent>(await SendAsync(MailParts.Mail()));
        Assert.IsType<MailOutcome.Sent>(await SendAsync(MailParts.Mail(id: "<other@policies.example>")));

        var files = Directory.GetFiles(folder).Select(Path.GetFileName).Order();

        Assert.Equal(["1a2b@policies.example.eml", "other@policies.example.eml"], files);
    }

    [Theory]
    [InlineData("<../../etc/passwd@x>")]
    [InlineData("<.hidden@x>")]
    [InlineData("<a/b@x>")]
    public async Task No_Message_ID_leads_out_of_the_folder(string id)
    {
        await SendAsync(MailParts.Mail(id: id));

        Assert.Matches("^[0-9a-f]{64}\\.eml$", Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said()
    {
        await File.WriteAllTextAsync(folder + ".file", "", TestContext.Current.CancellationToken);
        try
        {
            var outcome = await new OutboxMailSender(Path.Combine(folder + ".file", "outbox"), new MailOptions(), TimeProvider.System)
                .SendAsync(MailParts.Mail(), TestContext.Current.CancellationToken);

            Assert.Contains("outbox", Assert.IsType<MailOutcome.HostUnavailable>(outcome).Sentence, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(folder + ".file");
        }
    }

    private Task<MailOutcome> SendAsync(OutgoingMail mail) =>
        new OutboxMailSender(folder, new MailOptions(), TimeProvider.System).SendAsync(mail, TestContext.Current.CancellationToken);
}
