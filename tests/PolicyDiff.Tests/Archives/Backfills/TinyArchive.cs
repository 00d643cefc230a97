using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PolicyDiff.Archives;
using PolicyDiff.Tests.Fetching;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Archives.Backfills;

/// <summary>A web archive on loopback that holds captures of one page, one each day, and misbehaves when told to.</summary>
internal sealed class TinyArchive : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly IReadOnlyList<string> pages;
    private readonly ConcurrentQueue<string> replays = new();

    /// <param name="pages">The page on each day.</param>
    public TinyArchive(IEnumerable<string> pages)
    {
        this.pages = [.. pages];
        server = new(AnswerAsync);
    }

    public Uri Address => server.Address;

    /// <summary>Answers instead of the archive when it gives something: head and body. The stamp is null for a listing.</summary>
    public Func<string?, (string Head, string Body)?> Instead { get; set; } = _ => null;

    /// <summary>Waited for before a replay is answered.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Stamps of the replays asked for, in order.</summary>
    public IReadOnlyList<string> Replays => [.. replays];

    public int Listings { get; private set; }

    /// <summary>A page for each day: the numbers of <see cref="Captures.Page"/>, each for as many days as said.</summary>
    public static IEnumerable<string> Days(params (int Page, int Days)[] runs) => runs.SelectMany(run => Enumerable.Repeat(Captures.Page(run.Page), run.Days));

    public static string Stamp(int day) => ArchiveTimestamp.Format(Captures.Start.AddDays(day));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(LoopbackRequest request)
    {
        if (request.Path.StartsWith("/cdx/", StringComparison.Ordinal))
        {
            Listings++;
            if (Instead(null) is var (listingHead, listingBody)) await request.SendAsync(listingHead, Encoding.UTF8.GetBytes(listingBody));
            else await request.SendAsync("200 OK", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, pages.Count).Select(Line))));
            return;
        }

        var stamp = request.Path["/web/".Length..][..14];
        replays.Enqueue(stamp);
        await Before(stamp);
        if (Instead(stamp) is var (head, body)) await request.SendAsync(head, Encoding.UTF8.GetBytes(body));
        else await request.SendAsync($"200 OK\r\n{Captured(stamp)}Content-Type: text/html; charset=utf-8", Encoding.UTF8.GetBytes(pages[Day(stamp)]));
    }

    public static string Captured(string stamp) => string.Create(CultureInfo.InvariantCulture, $"Memento-Datetime: {Captures.Start.AddDays(Day(stamp)):r}\r\n");

    private static int Day(string stamp) => ArchiveTimestamp.TryParse(stamp, out var instant, out _) ? (int)Math.Round((instant - Captures.Start).TotalDays) : throw new ArgumentException(stamp);

    private static string Line(int day) => string.Create(CultureInfo.InvariantCulture, $"example,ferry)/privacy {Stamp(day)} {Captures.Address} text/html 200 D{day:D31} 1234\n");
}
