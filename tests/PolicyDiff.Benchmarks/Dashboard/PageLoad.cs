using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace PolicyDiff.Benchmarks.Dashboard;

/// <summary>What a kind of page cost.</summary>
/// <param name="First">The first request of all, which nothing had prepared.</param>
/// <param name="Bytes">Of a body as it came over the wire, on average.</param>
/// <param name="ProgramCpu">For each request.</param>
/// <param name="PostgresCpu">For each request.</param>
internal sealed record PageCost(string Name, int Requests, TimeSpan First, TimeSpan[] Times, long Bytes, TimeSpan Elapsed, TimeSpan ProgramCpu, TimeSpan PostgresCpu)
{
    internal double At(double share) => Times.Length == 0 ? 0 : Times[(int)Math.Min(Times.Length - 1, Math.Ceiling(share * Times.Length) - 1)].TotalMilliseconds;

    internal const string Head = "page                          requests   first     p50     p95     max   req/s  CPU ms: program  postgres      bytes";

    public override string ToString() =>
        $"{Name,-28}{Requests,10}{First.TotalMilliseconds,8:F0}{At(0.5),8:F0}{At(0.95),8:F0}{At(1),8:F0}{Requests / Elapsed.TotalSeconds,8:F0}{ProgramCpu.TotalMilliseconds,17:F1}{PostgresCpu.TotalMilliseconds,10:F1}{Bytes,11:N0}";
}

/// <summary>Asks for addresses of one kind over eight connections that each wait for their answer, and reads each body to its end.</summary>
internal sealed class PageLoad(ServedProgram program, string folder, Reader reader)
{
    private const int Connections = Reader.Connections;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    private readonly HttpClient client = reader.Client;

    /// <summary>The page as text, or null when there is none of the kind.</summary>
    internal async Task<string?> ReadAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : null;
    }

    /// <summary>Null when the first address is no page.</summary>
    internal async Task<PageCost?> MeasureAsync(string name, IReadOnlyList<string> paths, int requests)
    {
        if (paths.Count == 0) return null;
        var first = Stopwatch.StartNew();
        if (await AskAsync(paths[0]) is null) return null;
        first.Stop();
        // Compiled and planned, but not each address kept.
        for (var round = 0; round < Connections; round++) await AskAsync(paths[round % paths.Count]);
        var times = new ConcurrentBag<TimeSpan>();
        var (next, bytes) = (-1, 0L);
        var (programCpu, postgresCpu) = (program.Cpu, ServedProgram.PostgresCpu(folder));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            for (int at; (at = Interlocked.Increment(ref next)) < requests && clock.Elapsed < Longest;)
            {
                var one = Stopwatch.StartNew();
                var length = await AskAsync(paths[at % paths.Count]) ?? throw new InvalidOperationException($"{paths[at % paths.Count]} was no page.");
                times.Add(one.Elapsed);
                Interlocked.Add(ref bytes, length);
            }
        }));
        var done = times.Order().ToArray();
        return new(name, done.Length, first.Elapsed, done, bytes / done.Length, clock.Elapsed, (program.Cpu - programCpu) / done.Length, (ServedProgram.PostgresCpu(folder) - postgresCpu) / done.Length);
    }

    private async Task<long?> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode != HttpStatusCode.OK) return null;
        var bytes = 0L;
        var buffer = new byte[64 * 1024];
        await using var body = await answer.Content.ReadAsStreamAsync();
        for (int read; (read = await body.ReadAsync(buffer)) > 0;) bytes += read;
        return bytes;
    }
}
