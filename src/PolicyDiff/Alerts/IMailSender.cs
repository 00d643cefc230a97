namespace PolicyDiff.Alerts;

/// <summary>Hands mails on: to a mail host, or to a folder where none is set.</summary>
public interface IMailSender
{
    /// <summary>Sends one mail. Every expected failure is an outcome; cancellation alone throws.</summary>
    Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
