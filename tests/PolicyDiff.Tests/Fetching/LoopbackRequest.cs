using System.Net.Sockets;
using System.Text;

namespace PolicyDiff.Tests.Fetching;

/// <summary>A request to a <see cref="LoopbackServer"/> and the ways to answer it.</summary>
internal sealed record LoopbackRequest(string Head, Socket Socket, Stream Stream)
{
    public string Path => Head.Split(' ')[1];

    public string? Header(string name) => Head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    public async Task SendAsync(string text) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(string head, byte[] body)
    {
        await SendAsync($"HTTP/1.1 {head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        await Stream.WriteAsync(body);
    }

    /// <summary>Breaks the connection off with a reset.</summary>
    public void Reset()
    {
        Socket.LingerState = new(true, 0);
        Socket.Close();
    }
}
