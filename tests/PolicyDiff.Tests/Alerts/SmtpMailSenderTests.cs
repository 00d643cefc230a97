using PolicyDiff.Alerts;

namespace PolicyDiff.Tests.Alerts;

public sealed class SmtpMailSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var server = new SmtpTestServer();

        Assert.IsType<MailOutcome.Sent>(await SendAsync(server));

        var mail = Assert.Single(server.Mails);
        Assert.Equal("MAIL FROM:<alerts@policies.example>", mail.From);
        Assert.Equal("RCPT TO:<reader@example.org>", mail.To);
        Assert.Equal("<1a2b@policies.example>", mail.Header("Message-ID"));
        Assert.Equal("First line.\n.\n..two dots\nLast line.", MailParts.Body(mail.Data, "plain"));
        Assert.Equal("<p>First line.</p>", MailParts.Body(mail.Data, "html"));
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such user")]
    [InlineData("BODY", "554 5.7.1 looks like spam")]
    public async Task A_refusal_for_good_is_not_tried_again_and_names_the_host_s_words(string command, string answer)
    {
        await using var server = new SmtpTestServer();
        server.Answers[command] = answer;

        var refused = Assert.IsType<MailOutcome.Refused>(await SendAsync(server));

        Assert.Contains(answer, refused.Sentence, StringComparison.Ordinal);
        Assert.Contains("reader@example.org", refused.Sentence, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("RCPT", "451 4.7.1 greylisted, come back later")]
    [InlineData("DATA", "452 out of space")]
    [InlineData("BODY", "451 try again")]
    public async Task A_refusal_for_now_puts_off_this_mail_alone(string command, string answer)
    {
        await using var server = new SmtpTestServer();
        server.Answers[command] = answer;

        Assert.Contains(answer, Assert.IsType<MailOutcome.Deferred>(await SendAsync(server)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GREETING", "554 go away")]
    [InlineData("GREETING", "HTTP/1.1 400 Bad Request")]
    [InlineData("GREETING", SmtpTestServer.Cut)]
    [InlineData("EHLO", "502 what")]
    [InlineData("MAIL", "550 not your domain")]
    [InlineData("RCPT", "530 sign in first")]
    [InlineData("RCPT", "421 closing down")]
    [InlineData("DATA-MIDDLE", SmtpTestServer.Cut)]
    [InlineData("BODY", SmtpTestServer.Cut)]
    public async Task What_is_wrong_with_the_host_or_the_line_is_no_mail_s_fault(string command, string answer)
    {
        await using var server = new SmtpTestServer();
        server.Answers[command] = answer;

        Assert.Contains($"127.0.0.1:{server.Port}", Assert.IsType<MailOutcome.HostUnavailable>(await SendAsync(server)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_stalls_costs_no_more_than_the_time_limit()
    {
        await using var server = new SmtpTestServer();
        server.Answers["MAIL"] = SmtpTestServer.Stall;
        var options = MailParts.Options(server.Port);
        options.TimeoutSeconds = 1;

        var outcome = await new SmtpMailSender(options, MailParts.ConnectAsync, TimeProvider.System).SendAsync(MailParts.Mail(), Cancel);

        Assert.Contains("within 1 seconds", Assert.IsType<MailOutcome.HostUnavailable>(outcome).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_said()
    {
        var server = new SmtpTestServer();
        var port = server.Port;
        await server.DisposeAsync();

        var outcome = await new SmtpMailSender(MailParts.Options(port), MailParts.ConnectAsync, TimeProvider.System).SendAsync(MailParts.Mail(), Cancel);

        Assert.Contains("out of reach", Assert.IsType<MailOutcome.HostUnavailable>(outcome).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_cut_after_the_mail_was_taken_does_not_matter()
    {
        await using var server = new SmtpTestServer();
        server.Answers["QUIT"] = SmtpTestServer.Cut;

        Assert.IsType<MailOutcome.Sent>(await SendAsync(server));
    }

    [Fact]
    public async Task The_caller_s_cancellation_is_no_outcome()
    {
        await using var server = new SmtpTestServer();
        server.Answers["MAIL"] = SmtpTestServer.Stall;
        using var cancel = new CancellationTokenSource();
        var sending = new SmtpMailSender(MailParts.Options(server.Port), MailParts.ConnectAsync, TimeProvider.System).SendAsync(MailParts.Mail(), cancel.Token);
        while (server.Commands.IsEmpty) await Task.Delay(10, Cancel);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData(MailSecurity.Auto)]
    [InlineData(MailSecurity.StartTls)]
    public async Task Offered_STARTTLS_is_used_before_anything_is_said(MailSecurity security)
    {
        var (certificate, trust) = SmtpTestServer.MakeCertificate();
        await using var server = new SmtpTestServer { Certificate = certificate, Offers = ["STARTTLS", "AUTH PLAIN LOGIN"] };
        var options = SignedIn(server.Port, security);

        Assert.IsType<MailOutcome.Sent>(await new SmtpMailSender(options, MailParts.ConnectAsync, TimeProvider.System) { Trust = trust }.SendAsync(MailParts.Mail(), Cancel));

        Assert.Equal("STARTTLS", server.Commands.ElementAt(1));
        Assert.Contains("AUTH PLAIN AGFsZXJ0cwBzZWNyZXQ=", server.Commands);
    }

    [Fact]
    public async Task TLS_from_the_first_byte_works_with_AUTH_LOGIN()
    {
        var (certificate, trust) = SmtpTestServer.MakeCertificate();
        await using var server = new SmtpTestServer { Certificate = certificate, TlsFirst = true, Offers = ["AUTH LOGIN"] };

        Assert.IsType<MailOutcome.Sent>(
            await new SmtpMailSender(SignedIn(server.Port, MailSecurity.Tls), MailParts.ConnectAsync, TimeProvider.System) { Trust = trust }.SendAsync(MailParts.Mail(), Cancel));

        Assert.Equal(["AUTH LOGIN", "YWxlcnRz", "c2VjcmV0"], server.Commands.Skip(1).Take(3));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_ends_it()
    {
        var (certificate, _) = SmtpTestServer.MakeCertificate();
        await using var server = new SmtpTestServer { Certificate = certificate, Offers = ["STARTTLS", "AUTH PLAIN"] };

        var outcome = await new SmtpMailSender(SignedIn(server.Port, MailSecurity.Auto), MailParts.ConnectAsync, TimeProvider.System).SendAsync(MailParts.Mail(), Cancel);

        Assert.Contains("trusted", Assert.IsType<MailOutcome.HostUnavailable>(outcome).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MailSecurity.Auto)]
    [InlineData(MailSecurity.StartTls)]
    public async Task A_password_never_goes_out_in_the_clear(MailSecurity security)
    {
        await using var server = new SmtpTestServer { Offers = ["AUTH PLAIN LOGIN"] };
        server.Answers["STARTTLS"] = "502 not here";

        Assert.IsType<MailOutcome.HostUnavailable>(await new SmtpMailSender(SignedIn(server.Port, security), MailParts.ConnectAsync, TimeProvider.System).SendAsync(MailParts.Mail(), Cancel));

        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_said_with_the_user_s_name_and_without_the_password()
    {
        await using var server = new SmtpTestServer { Offers = ["AUTH PLAIN"] };
        server.Answers["AUTH"] = "535 5.7.8 wrong";

        var outcome = await new SmtpMailSender(SignedIn(server.Port, MailSecurity.None), MailParts.ConnectAsync, TimeProvider.System).SendAsync(MailParts.Mail(), Cancel);

        var sentence = Assert.IsType<MailOutcome.HostUnavailable>(outcome).Sentence;
        Assert.Contains("'alerts'", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_outside_ASCII_is_refused_where_the_host_cannot_take_it()
    {
        await using var server = new SmtpTestServer();
        var mail = MailParts.Mail("jürgen@bücher.example");

        var refused = Assert.IsType<MailOutcome.Refused>(await SendAsync(server, mail));

        Assert.Contains("jürgen@xn--bcher-kva.example", refused.Sentence, StringComparison.Ordinal);
    }

    private static Task<MailOutcome> SendAsync(SmtpTestServer server, OutgoingMail? mail = null) =>
        new SmtpMailSender(MailParts.Options(server.Port), MailParts.ConnectAsync, TimeProvider.System).SendAsync(mail ?? MailParts.Mail(), Cancel);

    private static MailOptions SignedIn(int port, MailSecurity security)
    {
        var options = MailParts.Options(port);
        (options.User, options.Password, options.Security) = ("alerts", "secret", security);
        return options;
    }
}
