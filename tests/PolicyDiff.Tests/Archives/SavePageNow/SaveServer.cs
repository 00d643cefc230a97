using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PolicyDiff.Tests.Fetching;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Archives.SavePageNow;

/// <summary>The Wayback Machine on loopback as far as saving goes: jobs, account, index.</summary>
internal sealed class SaveServer : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly ConcurrentQueue<string> forms = new();

    public SaveServer() => server = new(AnswerAsync);

    public Uri Address => server.Address;

    /// <summary>Answers to a page handed in: head and body.</summary>
    public Func<(string Head, string Body)> Submit { get; set; } = () => ("200 OK", """{"url": "https://ferry.example/privacy", "job_id": "spn2-1"}""");

    /// <summary>Answers to a question about a job.</summary>
    public Func<string> Status { get; set; } = () => """{"status": "pending", "job_id": "spn2-1", "resources": []}""";

    public string Account { get; set; } = """{"available": 5, "processing": 0, "daily_captures": 3, "daily_captures_limit": 1000}""";

    /// <summary>Stamps that the index lists.</summary>
    public ConcurrentBag<string> Index { get; } = [];

    /// <summary>Bodies of what was handed in.</summary>
    public IReadOnlyList<string> Forms => [.. forms];

    public IReadOnlyList<string> Requests => server.Requests;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(LoopbackRequest request)
    {
        if (request.Path.StartsWith("/cdx/", StringComparison.Ordinal))
        {
            await request.SendAsync("200 OK", Encoding.UTF8.GetBytes(string.Concat(Index.Order(StringComparer.Ordinal).Select(stamp => $"example,ferry)/privacy {stamp} {Captures.Address} text/html 200 D{stamp} 12\n"))));
            return;
        }

        if (request.Header("Authorization") != "LOW key:secret") await JsonAsync(request, "401 Unauthorized", """{"message": "You need to be logged in to use Save Page Now."}""");
        else if (request.Path.StartsWith("/save/status/user", StringComparison.Ordinal)) await JsonAsync(request, "200 OK", Account);
        else if (request.Path.StartsWith("/save/status/", StringComparison.Ordinal)) await JsonAsync(request, "200 OK\r\nRetry-After: 6", Status());
        else
        {
            var body = new byte[int.Parse(request.Header("Content-Length")!, CultureInfo.InvariantCulture)];
            await request.Stream.ReadExactlyAsync(body);
            forms.Enqueue(Encoding.UTF8.GetString(body));
            var (head, said) = Submit();
            await JsonAsync(request, head, said);
        }
    }

    private static Task JsonAsync(LoopbackRequest request, string head, string body) => request.SendAsync($"{head}\r\nContent-Type: application/json", Encoding.UTF8.GetBytes(body));
}
