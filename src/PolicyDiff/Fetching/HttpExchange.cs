using System.Buffers;
using System.Net.Http.Headers;

namespace PolicyDiff.Fetching;

/// <summary>
/// One request and its answer within limits of bytes and time, whatever the other side does. The one loop that reads bodies:
/// pages and archives both use it.
/// </summary>
internal static class HttpExchange
{
    /// <summary>Sends a request; never throws for what the outside does, only when <paramref name="cancellationToken"/> is cancelled.</summary>
    public static async Task<ExchangeAnswer> SendAsync(HttpClient client, HttpRequestMessage request, ExchangeLimits limits, CancellationToken cancellationToken)
    {
        // Real time, whatever clock the caller has: the network does not wait for a test's clock.
        using var limit = new CancellationTokenSource(limits.Timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var inBody = false;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            inBody = true;
            return await ReadAsync(response, limits, either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ExchangeFailures.Explain(exception, request.RequestUri!, inBody);
        }
    }

    private static async Task<ExchangeAnswer> ReadAsync(HttpResponseMessage response, ExchangeLimits limits, CancellationToken cancellationToken)
    {
        var headers = HeadersOf(response);
        if (response.Content.Headers.ContentLength > limits.MaxBytes) return TooLarge(limits);

        var wire = await ReadBodyAsync(response.Content, limits.MaxBytes, cancellationToken);
        if (wire is null) return TooLarge(limits);

        var encodings = headers.Where(header => header.Name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
        var decoded = ContentDecoder.Decode(wire, encodings, ReceivedHeader.Find(headers, "Content-Type"), limits.MaxInflatedBytes);
        return decoded.Failure is { } failure
            ? ExchangeAnswer.Failed(failure, decoded.Sentence)
            : new((int)response.StatusCode, headers, decoded.Body, decoded.Notes);
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpContent content, int mostBytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var whole = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (whole.Length + read > mostBytes) return null;
                whole.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return whole.ToArray();
    }

    private static List<ReceivedHeader> HeadersOf(HttpResponseMessage response)
    {
        var headers = new List<ReceivedHeader>();
        Add(response.Headers.NonValidated);
        Add(response.Content.Headers.NonValidated);
        return headers;

        void Add(HttpHeadersNonValidated received)
        {
            foreach (var (name, values) in received) headers.AddRange(values.Select(value => new ReceivedHeader(name, value)));
        }
    }

    private static ExchangeAnswer TooLarge(ExchangeLimits limits) =>
        ExchangeAnswer.Failed(FetchFailure.TooLarge, $"The answer is larger than {limits.MaxBytes} bytes, which no policy is; nothing of it was kept.");
}
