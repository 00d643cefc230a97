using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PolicyDiff.Tests.Alerts;

/// <summary>A mail as a host received it.</summary>
internal sealed record ReceivedMail(string From, string To, string Data)
{
    /// <summary>The unfolded value of a header.</summary>
    internal string? Header(string name) => Data[..Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}

/// <summary>A real, small mail host on loopback that can be told to misbehave.</summary>
internal sealed class SmtpTestServer : IAsyncDisposable
{
    internal const string Cut = "cut";
    internal const string Stall = "stall";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly Task accepting;

    internal SmtpTestServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    internal ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    internal ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>What to say, instead of the usual, to commands that begin so; <see cref="Cut"/> ends the connection, <see cref="Stall"/> says nothing ever. "BODY": at the end of a message; "GREETING": on connecting.</summary>
    internal ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What EHLO offers.</summary>
    internal IReadOnlyList<string> Offers { get; init; } = ["8BITMIME"];

    internal X509Certificate2? Certificate { get; init; }

    internal bool TlsFirst { get; init; }

    /// <summary>A certificate for the loopback address, and the policy that trusts it alone.</summary>
    internal static (X509Certificate2 Certificate, X509ChainPolicy Trust) MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(certificate);
        return (certificate, trust);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) conversations.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            return;
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            Stream stream = client.GetStream();
            if (TlsFirst) stream = await ProtectAsync(stream);
            await ConverseAsync(stream);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or CutException)
        {
            return;
        }
    }

    private async Task<Stream> ProtectAsync(Stream stream)
    {
        var ssl = new SslStream(stream);
        await ssl.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, stopping.Token);
        return ssl;
    }

    private async Task ConverseAsync(Stream stream)
    {
        var (from, to) = ("", "");
        await SayAsync(stream, Answer("GREETING", "220 mail.test"));
        while (await ReadLineAsync(stream) is { } line)
        {
            Commands.Enqueue(line);
            if (line == "STARTTLS" && Certificate is not null)
            {
                await SayAsync(stream, Answer(line, "220 go on"));
                stream = await ProtectAsync(stream);
                continue;
            }

            if (line.StartsWith("MAIL", StringComparison.Ordinal)) from = line;
            if (line.StartsWith("RCPT", StringComparison.Ordinal)) to = line;
            if (line == "DATA")
            {
                await SayAsync(stream, Answer("DATA", "354 go on"));
                if (Answers.GetValueOrDefault("DATA-MIDDLE") == Cut) throw new CutException();
                var data = await ReadDataAsync(stream);
                var answer = Answer("BODY", "250 taken");
                if (answer.StartsWith('2') || answer == Cut) Mails.Enqueue(new(from, to, data));
                await SayAsync(stream, answer);
                continue;
            }

            await SayAsync(stream, Answer(line, Usual(line)));
            if (line == "QUIT") return;
        }
    }

    private string Usual(string line) => line.Split(' ')[0] switch
    {
        "EHLO" => string.Concat(Offers.Prepend("mail.test").Select((offer, index) => $"250{(index == Offers.Count ? ' ' : '-')}{offer}\r\n"))[..^2],
        "AUTH" when line == "AUTH LOGIN" => "334 VXNlcm5hbWU6",
        "AUTH" => "235 welcome",
        "MAIL" or "RCPT" => "250 fine",
        "QUIT" => "221 bye",
        // What AUTH LOGIN sends: the name, then the password.
        _ => Commands.TakeLast(2).First() == "AUTH LOGIN" ? "334 UGFzc3dvcmQ6" : "235 welcome",
    };

    private string Answer(string line, string usual)
    {
        var key = Answers.Keys.FirstOrDefault(candidate => line.StartsWith(candidate, StringComparison.OrdinalIgnoreCase));
        return key is null ? usual : Answers[key];
    }

    private async Task SayAsync(Stream stream, string answer)
    {
        if (answer == Cut) throw new CutException();
        if (answer == Stall) await Task.Delay(Timeout.Infinite, stopping.Token);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), stopping.Token);
    }

    private async Task<string> ReadDataAsync(Stream stream)
    {
        var data = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".") data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return data.ToString();
    }

    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stopping.Token) == 1)
        {
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }

    private sealed class CutException : Exception;
}
