using System.Net;
using System.Net.Sockets;
using System.Text;
using PolicyDiff.Alerts;

namespace PolicyDiff.Tests.Alerts;

/// <summary>Small things that tests of mails share.</summary>
internal static class MailParts
{
    internal static MailOptions Options(int port) => new() { Host = "127.0.0.1", Port = port, From = "PolicyDiff <alerts@policies.example>", TimeoutSeconds = 30 };

    internal static OutgoingMail Mail(string to = "reader@example.org", string id = "<1a2b@policies.example>") => new()
    {
        To = Mailbox.TryCreate("A Reader", to, out var mailbox) ? mailbox : throw new ArgumentException("No address.", nameof(to)),
        MessageId = id,
        Subject = "Acme – Privacy Policy changed: retention",
        Text = "First line.\n.\n..two dots\nLast line.",
        Html = "<p>First line.</p>",
        UnsubscribeUrl = "https://policies.example/unsubscribe/k",
    };

    internal static async Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Parse(host), port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>The decoded text of a part of this type ("plain", "html").</summary>
    internal static string Body(string message, string subtype)
    {
        var start = message.IndexOf($"Content-Type: text/{subtype}", StringComparison.Ordinal);
        var body = message[(message.IndexOf("\r\n\r\n", start, StringComparison.Ordinal) + 4)..];
        var end = body.IndexOf("\r\n--=_", StringComparison.Ordinal);
        return Decode(end < 0 ? body : body[..end]).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Decode(string quotedPrintable)
    {
        var text = quotedPrintable.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '=')
            {
                bytes.Add(Convert.ToByte(text.Substring(index + 1, 2), 16));
                index += 2;
            }
            else
            {
                bytes.Add((byte)text[index]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
