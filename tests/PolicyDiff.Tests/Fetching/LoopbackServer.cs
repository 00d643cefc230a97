using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PolicyDiff.Tests.Fetching;

/// <summary>A server on loopback that answers with exactly the bytes a test wants, faults included. One request for each connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly Func<LoopbackRequest, Task> answer;
    private readonly bool answersAtOnce;
    private readonly List<string> requests = [];
    private readonly Task accepting;

    /// <param name="answer">Answers one request; the connection is closed afterwards.</param>
    /// <param name="answersAtOnce">Answers without reading a request, to clients that do not send one.</param>
    public LoopbackServer(Func<LoopbackRequest, Task> answer, bool answersAtOnce = false)
        : this(answer, 0) => this.answersAtOnce = answersAtOnce;

    /// <summary>At a port where nobody was before.</summary>
    public LoopbackServer(Func<LoopbackRequest, Task> answer, int port)
    {
        listener = new(IPAddress.Loopback, port);
        this.answer = answer;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Heads of all requests so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    /// <summary>A server that answers by the path asked for; others get a 404.</summary>
    public static LoopbackServer ByPath(params (string Path, string Answer)[] pages) =>
        new(request => request.SendAsync(pages.FirstOrDefault(page => page.Path == request.Path).Answer ?? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true) serving.Add(ServeAsync(await listener.AcceptSocketAsync()));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed, or closed before it came to listen again, or at all.
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var head = answersAtOnce ? "- -" : await ReadHeadAsync(stream);
            lock (requests) requests.Add(head);
            if (head.Length > 0) await answer(new(head, socket, stream));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // The client went away, as some tests want it to.
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1) head.Append((char)one[0]);
        return head.ToString();
    }
}
