using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PolicyDiff.Alerts;

/// <summary>
/// Writes a mail as it travels (RFC 5322, MIME): lines of at most 76 characters in 7-bit ASCII, quoted-printable bodies, folded headers,
/// encoded words (RFC 2047). Both senders use it, so an .eml file in the outbox is what a mail host would have got.
/// </summary>
internal static class MessageWriter
{
    private const int LineLength = 76;

    /// <summary>The message with CRLF line ends. The same mail, sender and instant give the same bytes.</summary>
    internal static byte[] Write(OutgoingMail mail, Mailbox from, DateTimeOffset date)
    {
        var message = new StringBuilder();
        Header(message, "Date", date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(message, "From", Show(from));
        Header(message, "To", Show(mail.To));
        Header(message, "Subject", EncodeWords(MailText.OneLine(mail.Subject)));
        Header(message, "Message-ID", Plain(mail.MessageId));
        // Answering machines leave such mails alone (RFC 3834).
        Header(message, "Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeUrl is { } url)
        {
            Header(message, "List-Unsubscribe", $"<{Plain(url)}>");
            Header(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        Header(message, "MIME-Version", "1.0");
        Body(message, mail);
        // Only an address outside ASCII leaves it, and such a mail needs SMTPUTF8 anyway.
        return Encoding.UTF8.GetBytes(message.ToString());
    }

    private static void Body(StringBuilder message, OutgoingMail mail)
    {
        if (mail.Html is null)
        {
            Part(message, "plain", mail.Text);
            return;
        }

        // "=_" cannot occur in a quoted-printable line.
        var boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..32];
        Header(message, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        message.Append("\r\n");
        foreach (var (subtype, content) in new[] { ("plain", mail.Text), ("html", mail.Html) })
        {
            message.Append("--").Append(boundary).Append("\r\n");
            Part(message, subtype, content);
        }

        message.Append("--").Append(boundary).Append("--\r\n");
    }

    private static void Part(StringBuilder message, string subtype, string content)
    {
        Header(message, "Content-Type", $"text/{subtype}; charset=utf-8");
        Header(message, "Content-Transfer-Encoding", "quoted-printable");
        message.Append("\r\n");
        QuotedPrintable.Append(message, content);
    }

    private static string Show(Mailbox mailbox) => mailbox.Name is null ? mailbox.Address : $"{Phrase(mailbox.Name)} <{mailbox.Address}>";

    private static string Phrase(string name)
    {
        if (!name.All(char.IsAscii)) return EncodeWords(name);
        return name.All(character => char.IsAsciiLetterOrDigit(character) || character == ' ')
            ? name
            : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    // What goes here was made by us; a control character in it is a bug, and an injected header is worse than no mail.
    private static string Plain(string value) =>
        value.Any(character => char.IsControl(character) || character > '~') ? throw new ArgumentException("A header value holds a character that must not stand there.", nameof(value)) : value;

    private static void Header(StringBuilder message, string name, string value)
    {
        var line = name.Length + 1;
        message.Append(name).Append(':');
        foreach (var word in value.Split(' '))
        {
            if (line + 1 + word.Length > LineLength && line > name.Length + 1)
            {
                message.Append("\r\n");
                line = 0;
            }

            message.Append(' ').Append(word);
            line += 1 + word.Length;
        }

        message.Append("\r\n");
    }

    private static string EncodeWords(string text)
    {
        if (text.All(char.IsAscii) && !text.Contains("=?", StringComparison.Ordinal)) return text;
        // A line with encoded words has 76 characters: less "Subject: " and 12 around the payload, 39 bytes in Base64.
        const int bytesPerWord = 39;
        var words = new List<string>();
        var bytes = new List<byte>(bytesPerWord);
        foreach (var rune in text.EnumerateRunes())
        {
            var encoded = Encoding.UTF8.GetBytes(rune.ToString());
            if (bytes.Count + encoded.Length > bytesPerWord) Flush();
            bytes.AddRange(encoded);
        }

        Flush();
        return string.Join(' ', words);

        void Flush()
        {
            if (bytes.Count > 0) words.Add($"=?utf-8?B?{Convert.ToBase64String(bytes.ToArray())}?=");
            bytes.Clear();
        }
    }
}
