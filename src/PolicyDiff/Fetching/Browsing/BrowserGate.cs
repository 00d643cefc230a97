using System.Net.Http.Headers;

namespace PolicyDiff.Fetching.Browsing;

/// <summary>The page that the browser draws: its address and the answer that was fetched for it already.</summary>
internal sealed record BrowsedPage(Uri Address, FetchReceived Answer, string? Language);

/// <summary>
/// Decides on each request of a page's scripts. The page itself is answered from what was fetched; its scripts and data are asked for under
/// the rules of every page, within a number and a sum of bytes; pictures, fonts, sound, frames, service workers and sockets are not asked for.
/// </summary>
internal sealed class BrowserGate(HttpClient client, AllowedHosts allowed, FetchingOptions fetching, BrowserOptions options, BrowsedPage page)
{
    private static readonly string[] PassedOn = ["Accept", "Content-Type", "Origin", "Referer", "X-Requested-With", "Authorization", "Access-Control-Request-Method", "Access-Control-Request-Headers"];

    private readonly List<string> refusals = [];
    private long bytes;
    private int requests;

    /// <summary>Why requests were refused that the rules of addresses forbid, each sentence once.</summary>
    public IReadOnlyList<string> Refusals
    {
        get
        {
            lock (refusals) return [.. refusals.Distinct()];
        }
    }

    /// <summary>The answer to give to the browser.</summary>
    public async Task<ExchangeAnswer> AskAsync(BrowserRequest request, string target, CancellationToken cancellationToken)
    {
        var verdict = AddressRules.Check(target, allowed, out var address);
        if (!verdict.Allowed || address is null) return Refuse(verdict.Sentence);
        if (request.Method == "GET" && Same(address, page.Address)) return new(page.Answer.Status, page.Answer.Headers, page.Answer.Body.ToArray(), []);
        if (!IsWanted(request)) return new(204, [], [], []);
        if (Interlocked.Increment(ref requests) > options.MaxRequests) return Refuse($"The page's scripts asked for more than {options.MaxRequests} things; the rest was not asked for.");
        if (Interlocked.Read(ref bytes) > options.MaxTotalBytes) return Refuse($"The page's scripts received more than {options.MaxTotalBytes} bytes; the rest was not asked for.");
        var answer = await SendAsync(request, address, cancellationToken);
        Interlocked.Add(ref bytes, answer.Body.Length);
        if (answer.Failure == FetchFailure.BlockedAddress) return Refuse(answer.Sentence);
        return answer.Failure is null ? answer : new(502, [], [], []);
    }

    private static bool Same(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.HttpRequestUrl, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;

    private static bool IsWanted(BrowserRequest request) =>
        request.Method is "GET" or "POST" or "HEAD" or "OPTIONS"
        && request.Header("Service-Worker") is null && request.Header("Upgrade") is null
        && request.Header("Sec-Fetch-Dest") is not ("image" or "font" or "audio" or "video" or "track" or "iframe" or "frame" or "embed" or "object" or "serviceworker" or "sharedworker" or "manifest" or "report");

    private ExchangeAnswer Refuse(string sentence)
    {
        lock (refusals) refusals.Add(sentence);
        return new(403, [], [], []);
    }

    private async Task<ExchangeAnswer> SendAsync(BrowserRequest request, Uri address, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), address);
        if (request.Body.Length > 0) message.Content = new ByteArrayContent(request.Body);
        foreach (var name in PassedOn)
        {
            if (request.Header(name) is not { } value) continue;
            if (name == "Content-Type" && message.Content is not null) message.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(value, out var type) ? type : null;
            else message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.TryAddWithoutValidation("User-Agent", fetching.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", ContentDecoder.Accepted);
        if (page.Language is { } language) message.Headers.TryAddWithoutValidation("Accept-Language", $"{language}, *;q=0.5");
        return await HttpExchange.SendAsync(client, message, ExchangeLimits.Of(fetching), cancellationToken);
    }
}
