using System.Text;
using PolicyDiff.Tests.Fetching;

namespace PolicyDiff.Tests.Policies;

/// <summary>A live site on loopback whose pages a test changes.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly LoopbackServer server;

    public TestSite() => server = new(AnswerAsync);

    public Dictionary<string, string> Pages { get; } = [];

    public Dictionary<string, string> Redirects { get; } = [];

    /// <summary>Sent with every page and compared with If-None-Match; null: none.</summary>
    public string? ETag { get; set; }

    public IReadOnlyList<string> Requests => server.Requests;

    public string At(string path) => new Uri(server.Address, path).AbsoluteUri;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(LoopbackRequest request)
    {
        if (Redirects.TryGetValue(request.Path, out var target)) await request.SendAsync($"301 Moved Permanently\r\nLocation: {target}", []);
        else if (!Pages.TryGetValue(request.Path, out var page)) await request.SendAsync("404 Not Found", []);
        else if (ETag is not null && request.Header("If-None-Match") == ETag) await request.SendAsync($"HTTP/1.1 304 Not Modified\r\nETag: {ETag}\r\nConnection: close\r\n\r\n");
        else await request.SendAsync($"200 OK\r\nContent-Type: text/html; charset=utf-8{(ETag is null ? "" : "\r\nETag: " + ETag)}", Encoding.UTF8.GetBytes(page));
    }
}
