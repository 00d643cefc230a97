using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Mail;

namespace PolicyDiff.Alerts;

/// <summary>A mail address with the name shown beside it. Made by <see cref="TryParse"/> or <see cref="TryCreate"/> alone, so it can never break out of a header or a command.</summary>
public sealed record Mailbox
{
    private Mailbox(string? name, string local, string domain) => (Name, Local, Domain) = (name, local, domain);

    /// <summary>For people; null: none.</summary>
    public string? Name { get; }

    /// <summary>The whole address, its domain in ASCII.</summary>
    public string Address => $"{Local}@{Domain}";

    internal string Local { get; }

    internal string Domain { get; }

    /// <summary>Whether a mail host without SMTPUTF8 can take it.</summary>
    internal bool IsAscii => Local.All(char.IsAscii);

    /// <summary>Reads <c>Name &lt;address&gt;</c> or an address alone; false for anything a mail host would read differently.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Mailbox? mailbox)
    {
        mailbox = null;
        return text is not null && !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var parsed) && !parsed.DisplayName.Contains('@') && TryCreate(parsed.DisplayName, parsed.Address, out mailbox);
    }

    /// <summary>From a name (cleaned of control and direction marks) and an address (refused when it needs quoting).</summary>
    public static bool TryCreate(string? name, string address, [NotNullWhen(true)] out Mailbox? mailbox)
    {
        mailbox = null;
        var at = address.LastIndexOf('@');
        if (at <= 0 || address.Length > 254 || address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || "<>()[]\\,;:\"".Contains(character))) return false;
        if (address.IndexOf('@', StringComparison.Ordinal) != at || !MailAddress.TryCreate(address, out _)) return false;
        if (AsciiDomain(address[(at + 1)..]) is not { } domain) return false;
        var shown = MailText.OneLine(name ?? "");
        mailbox = new(shown.Length == 0 ? null : shown, address[..at], domain);
        return true;
    }

    private static string? AsciiDomain(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
