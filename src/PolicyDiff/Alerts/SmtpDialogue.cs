using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PolicyDiff.Alerts;

/// <summary>What is said to a mail host to hand over one mail (RFC 5321, 3207, 4954), and what its answers mean for the mail.</summary>
internal sealed class SmtpDialogue(MailOptions options, TimeProvider clock)
{
    private const int ImplicitTlsPort = 465;

    internal X509ChainPolicy? Trust { get; set; }

    internal string Host => (options.Host ?? throw new InvalidOperationException("No mail host is set.")).Trim('[', ']');

    /// <summary>From the greeting to the host's "taken". I/O failures and time-outs throw; every answer is an outcome.</summary>
    internal async Task<MailOutcome> RunAsync(SmtpConnection connection, OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (IsTlsFirst) await connection.ProtectAsync(Host, Trust, cancellationToken);
        var greeting = await connection.ReadReplyAsync(cancellationToken);
        if (!greeting.IsDone) return Unavailable($"turned the connection away: {greeting.Words}");
        var hello = await HelloAsync(connection, cancellationToken);
        if (hello.IsDone && NeedsStartTls(connection, hello))
        {
            var ready = await connection.AskAsync("STARTTLS", cancellationToken);
            if (!ready.IsDone) return Unavailable($"does not start TLS, which Mail__Security asks for: {ready.Words}");
            await connection.ProtectAsync(Host, Trust, cancellationToken);
            hello = await HelloAsync(connection, cancellationToken);
        }

        if (!hello.IsDone) return Unavailable($"refused the greeting: {hello.Words}");
        if (options.User is not null && await SignInAsync(connection, hello, cancellationToken) is { } refused) return refused;
        return await HandOverAsync(connection, mail, hello.Extension("SMTPUTF8") is not null, cancellationToken);
    }

    /// <summary>An outcome about the host, not about one mail.</summary>
    internal MailOutcome Unavailable(string what) => new MailOutcome.HostUnavailable($"The mail host {Place} {what}.");

    private bool IsTlsFirst => options.Security == MailSecurity.Tls || (options.Security == MailSecurity.Auto && options.Port == ImplicitTlsPort);

    private string Place => string.Create(CultureInfo.InvariantCulture, $"{Host}:{options.Port}");

    private bool NeedsStartTls(SmtpConnection connection, SmtpReply hello) =>
        !connection.IsProtected && (options.Security == MailSecurity.StartTls || (options.Security == MailSecurity.Auto && hello.Extension("STARTTLS") is not null));

    private static Task<SmtpReply> HelloAsync(SmtpConnection connection, CancellationToken cancellationToken)
    {
        var name = new string([.. Environment.MachineName.Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.')]);
        return connection.AskAsync($"EHLO {(name.Length == 0 ? "localhost" : name)}", cancellationToken);
    }

    private async Task<MailOutcome?> SignInAsync(SmtpConnection connection, SmtpReply hello, CancellationToken cancellationToken)
    {
        if (!connection.IsProtected && options.Security != MailSecurity.None)
        {
            return Unavailable("offers no protected connection, and a password is not sent in the clear (only Mail__Security=none does that)");
        }

        var mechanisms = (hello.Extension("AUTH") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        SmtpReply reply;
        if (mechanisms.Contains("PLAIN"))
        {
            reply = await connection.AskAsync($"AUTH PLAIN {Base64(string.Join((char)0, "", options.User, options.Password))}", cancellationToken);
        }
        else if (mechanisms.Contains("LOGIN"))
        {
            reply = await connection.AskAsync("AUTH LOGIN", cancellationToken);
            if (reply.IsGoOn) reply = await connection.AskAsync(Base64(options.User!), cancellationToken);
            if (reply.IsGoOn) reply = await connection.AskAsync(Base64(options.Password!), cancellationToken);
        }
        else
        {
            return Unavailable("offers neither AUTH PLAIN nor AUTH LOGIN, but Mail__User is set");
        }

        return reply.IsDone ? null : Unavailable($"refused the sign-in as '{options.User}': {reply.Words}");
    }

    private async Task<MailOutcome> HandOverAsync(SmtpConnection connection, OutgoingMail mail, bool takesAllLetters, CancellationToken cancellationToken)
    {
        var sender = options.Sender;
        var isAscii = mail.To.IsAscii && sender.IsAscii;
        if (!isAscii && !takesAllLetters) return new MailOutcome.Refused($"The mail host {Place} does not take addresses with letters outside ASCII, such as '{(mail.To.IsAscii ? sender : mail.To).Address}'.");

        var from = await connection.AskAsync($"MAIL FROM:<{sender.Address}>{(isAscii ? "" : " SMTPUTF8")}", cancellationToken);
        // The sender is the same for every mail: what is said about it is not this reader's fault.
        if (!from.IsDone) return Unavailable($"does not take mail from '{sender.Address}': {from.Words}");
        var recipient = await connection.AskAsync($"RCPT TO:<{mail.To.Address}>", cancellationToken);
        if (!recipient.IsDone) return Judge(recipient, mail);
        var ready = await connection.AskAsync("DATA", cancellationToken);
        if (!ready.IsGoOn) return Judge(ready, mail);
        var taken = await connection.SendMessageAsync(MessageWriter.Write(mail, sender, clock.GetUtcNow()), cancellationToken);
        if (!taken.IsDone) return Judge(taken, mail);
        await LeaveAsync(connection, cancellationToken);
        return new MailOutcome.Sent();
    }

    // The mail is taken: a host that ends badly after that changes nothing.
    private static async Task LeaveAsync(SmtpConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.AskAsync("QUIT", cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return;
        }
    }

    private MailOutcome Judge(SmtpReply reply, OutgoingMail mail)
    {
        // 421: the host is closing down. 530, 535, 538: it wants a sign-in first, which is our setting, not the reader.
        if (reply.Code is 421 or 530 or 535 or 538) return Unavailable($"does not go on: {reply.Words}");
        return reply.IsNever
            ? new MailOutcome.Refused($"The mail host {Place} refused the mail to '{mail.To.Address}': {reply.Words}")
            : new MailOutcome.Deferred($"The mail host {Place} put off the mail to '{mail.To.Address}': {reply.Words}");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
