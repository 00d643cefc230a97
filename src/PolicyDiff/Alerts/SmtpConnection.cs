using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PolicyDiff.Alerts;

/// <summary>One conversation with a mail host in its own lines: commands out, replies in, TLS around both when asked for.</summary>
internal sealed class SmtpConnection(Stream plain) : IAsyncDisposable
{
    private const int LongestLine = 4_096;
    private const int MostLines = 100;

    private readonly byte[] buffer = new byte[LongestLine];
    private Stream stream = plain;
    private int start;
    private int end;

    /// <summary>Whether what is said cannot be read on the way.</summary>
    internal bool IsProtected => stream is SslStream;

    /// <summary>Goes on under TLS; the certificate must be the host's and trusted.</summary>
    internal async Task ProtectAsync(string host, X509ChainPolicy? trust, CancellationToken cancellationToken)
    {
        // Bytes that came before the handshake would be taken for protected ones.
        if (start != end) throw new IOException("The mail host sent more than its answer before TLS began.");
        var protectedStream = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = protectedStream;
        await protectedStream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = trust }, cancellationToken);
    }

    /// <summary>Sends a line and reads its reply.</summary>
    internal async Task<SmtpReply> AskAsync(string line, CancellationToken cancellationToken)
    {
        if (line.AsSpan().IndexOfAny('\r', '\n') >= 0) throw new ArgumentException("A command is one line.", nameof(line));
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return await ReadReplyAsync(cancellationToken);
    }

    /// <summary>Sends a message with CRLF line ends, after a DATA command, and reads what became of it.</summary>
    internal async Task<SmtpReply> SendMessageAsync(byte[] message, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(StuffDots(message), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return await ReadReplyAsync(cancellationToken);
    }

    /// <summary>Reads one reply, of several lines perhaps. Throws <see cref="IOException"/> for an end of the connection and for anything that is no reply.</summary>
    internal async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
            {
                throw new IOException("The mail host answered with something that is no SMTP reply.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-') return new(code, lines);
        }

        throw new IOException("The mail host's reply does not end.");
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var newLine = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            if (newLine >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, newLine - start).TrimEnd('\r');
                start = newLine + 1;
                return line;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length) throw new IOException("The mail host sent a line without end.");
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (read == 0) throw new IOException("The mail host ended the connection.");
            end += read;
        }
    }

    // RFC 5321 §4.5.2: a dot at a line's start is doubled; a dot alone ends the message.
    private static byte[] StuffDots(byte[] message)
    {
        var stuffed = new List<byte>(message.Length + 64);
        for (var index = 0; index < message.Length; index++)
        {
            if (message[index] == '.' && (index == 0 || message[index - 1] == '\n')) stuffed.Add((byte)'.');
            stuffed.Add(message[index]);
        }

        if (message.Length == 0 || message[^1] != '\n') stuffed.AddRange("\r\n"u8);
        stuffed.AddRange(".\r\n"u8);
        return [.. stuffed];
    }
}
