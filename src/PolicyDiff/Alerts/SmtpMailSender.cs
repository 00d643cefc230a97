using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace PolicyDiff.Alerts;

/// <summary>Opens a connection to the mail host that the settings name, and to nothing else.</summary>
public delegate Task<Stream> MailConnect(string host, int port, CancellationToken cancellationToken);

/// <summary>
/// Sends mails to the mail host of the settings, one connection each: TLS, sign-in, one message. Says clearly what went wrong and whether
/// trying again is any use. (System.Net.Mail knows neither TLS from the first byte nor AUTH PLAIN.)
/// </summary>
public sealed class SmtpMailSender(MailOptions options, MailConnect connect, TimeProvider clock) : IMailSender
{
    private readonly SmtpDialogue dialogue = new(options, clock);

    /// <summary>Other trusted roots than the system's, for tests with a certificate of their own. Verification itself has no switch.</summary>
    internal X509ChainPolicy? Trust
    {
        get => dialogue.Trust;
        init => dialogue.Trust = value;
    }

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await using var connection = new SmtpConnection(await connect(dialogue.Host, options.Port, limited.Token));
            return await dialogue.RunAsync(connection, mail, limited.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return dialogue.Unavailable(string.Create(CultureInfo.InvariantCulture, $"did not finish within {options.TimeoutSeconds} seconds"));
        }
        catch (AuthenticationException exception)
        {
            return dialogue.Unavailable($"offered no protected connection that can be trusted ({exception.Message})");
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return dialogue.Unavailable($"is out of reach or broke off ({exception.Message})");
        }
    }
}
