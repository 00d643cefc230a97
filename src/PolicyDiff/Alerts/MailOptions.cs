using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.Alerts;

/// <summary>The mail host (settings <c>Mail__…</c>).</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>Name or address of the mail host. <value>Unset by default: mails are written as .eml files to the data folder's outbox.</value></summary>
    public string? Host { get; set; }

    /// <summary><value>587 by default.</value></summary>
    [Range(1, 65535, ErrorMessage = "The setting Mail__Port is wrong: a port is a number from 1 to 65535.")]
    public int Port { get; set; } = 587;

    /// <summary><value>Unset by default: no sign-in.</value></summary>
    public string? User { get; set; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>What readers see as the sender: an address or <c>Name &lt;address&gt;</c>. Needed with a host.</summary>
    public string? From { get; set; }

    /// <summary><c>auto</c>, <c>starttls</c>, <c>tls</c> or <c>none</c>. <value>auto by default.</value></summary>
    public MailSecurity Security { get; set; } = MailSecurity.Auto;

    /// <summary>Longest time for one mail, in seconds. <value>60 by default.</value></summary>
    [Range(1, 240, ErrorMessage = "The setting Mail__TimeoutSeconds is wrong: write a number of seconds from 1 to 240.")]
    public double TimeoutSeconds { get; set; } = 60;

    /// <summary>The sender, or a made-up one for mails that stay in the outbox.</summary>
    internal Mailbox Sender => Mailbox.TryParse(From ?? "PolicyDiff <policydiff@policydiff.invalid>", out var mailbox)
        ? mailbox
        : throw new InvalidOperationException("The setting Mail__From was not validated.");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From is not null && !Mailbox.TryParse(From, out _)) yield return Wrong(nameof(From), $"'{From}' is no mail address: write one like 'PolicyDiff <alerts@example.org>'.");
        if (Host is null) yield break;
        if (Uri.CheckHostName(Host.Trim('[', ']')) == UriHostNameType.Unknown) yield return Wrong(nameof(Host), $"'{Host}' is no host: write a name or an address, the port into Mail__Port.");
        if (From is null) yield return Wrong(nameof(From), "a mail host is set, but not the address to send from, as 'PolicyDiff <alerts@example.org>'.");
        if (User is null != Password is null) yield return Wrong(User is null ? nameof(User) : nameof(Password), "Mail__User and Mail__Password go together: set both or none.");
    }

    private static ValidationResult Wrong(string setting, string sentence) => new($"The setting Mail__{setting} is wrong: {sentence}", [setting]);
}
