using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PolicyDiff.Fetching.Browsing;

/// <summary>
/// The browser's only way out, on loopback for the time of one page: it ends the browser's secure connections with a certificate of its
/// own, and asks outside through <see cref="BrowserGate"/>, so every request is judged, counted and limited like any other of the program.
/// </summary>
internal sealed class BrowserProxy : IAsyncDisposable
{
    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly BrowserGate gate;
    private readonly Task accepting;

    public BrowserProxy(BrowserGate gate)
    {
        this.gate = gate;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>SHA-256 of the certificate's public key in base64: the one key that the browser is told to accept.</summary>
    public string CertificateKey { get; } = Convert.ToBase64String(SHA256.HashData(Certificate.Value.PublicKey.ExportSubjectPublicKeyInfo()));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.RemoveAll(task => task.IsCompleted);
                serving.Add(ServeAsync(await listener.AcceptSocketAsync(stopping.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            if (await BrowserRequest.ReadAsync(stream, stopping.Token) is not { } request) return;
            if (request.Method != "CONNECT")
            {
                await AnswerAsync(stream, request, request.Target);
                return;
            }

            await stream.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), stopping.Token);
            await using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate.Value }, stopping.Token);
            if (await BrowserRequest.ReadAsync(secure, stopping.Token) is { } inside) await AnswerAsync(secure, inside, "https://" + request.Target + inside.Target);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The browser went away, or the page's time is up.
        }
    }

    private async Task AnswerAsync(Stream stream, BrowserRequest request, string target)
    {
        var answer = await gate.AskAsync(request, target, stopping.Token);
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} {(answer.Status < 400 ? "OK" : "Refused")}\r\n");
        foreach (var header in answer.Headers.Where(header => !IsOfTransfer(header.Name))) head.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        head.Append("Content-Length: ").Append(answer.Body.Length).Append("\r\nConnection: close\r\n\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()), stopping.Token);
        if (request.Method != "HEAD") await stream.WriteAsync(answer.Body, stopping.Token);
        await stream.FlushAsync(stopping.Token);
    }

    /// <summary>Headers about how the body came to us, and those that would let a page outlive its visit or open other ways.</summary>
    private static bool IsOfTransfer(string name) =>
        name.ToLowerInvariant() is "content-length" or "content-encoding" or "transfer-encoding" or "connection" or "keep-alive" or "upgrade" or "alt-svc" or "proxy-authenticate" or "strict-transport-security" or "content-disposition" or "service-worker-allowed";

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=PolicyDiff browser proxy", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(365));
        // A key that only lives in memory is refused by the servers of some systems.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
