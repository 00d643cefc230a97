using System.Globalization;
using System.Text;
using System.Web;
using PolicyDiff.Tests.Fetching;

namespace PolicyDiff.Tests.Archives.Backfills;

/// <summary>A CDX index on loopback that gives its lines page by page, as the Wayback Machine's does, resume keys and their trap included.</summary>
internal sealed class PagedIndex : IAsyncDisposable
{
    private const string UrlKey = "example,ferry)/privacy";

    private readonly LoopbackServer server;
    private readonly List<string> lines;

    /// <param name="lines">In the index's order.</param>
    public PagedIndex(IEnumerable<string> lines)
    {
        this.lines = [.. lines];
        server = new(request => request.SendAsync("200 OK", Encoding.UTF8.GetBytes(Answer(HttpUtility.ParseQueryString(new Uri("http://x" + request.Path).Query)))));
    }

    public Uri Address => server.Address;

    /// <summary>Lines on a page, whatever is asked for.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Lines that one question reads at most; then it stops without a key.</summary>
    public int MostRead { get; set; } = int.MaxValue;

    /// <summary>Whether reading begins where the question does, or at the first line always.</summary>
    public bool ReadsFromTheFirst { get; set; }

    /// <summary>The n-th answer is cut after so many bytes.</summary>
    public Func<int, int?> CutAt { get; set; } = _ => null;

    public IReadOnlyList<string> Requests => server.Requests;

    public static string Line(string stamp, string original, string rest = "text/html 200 AAAA 1234") => $"{UrlKey} {stamp} {original} {rest}";

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private string Answer(System.Collections.Specialized.NameValueCollection query)
    {
        var start = query["resumeKey"] is { } key ? HttpUtility.UrlDecode(key) : query["from"] is { } from ? $"{UrlKey} {from}" : "";
        var asked = lines.Where(line => string.CompareOrdinal(line, start) >= 0);
        var read = (ReadsFromTheFirst ? lines.Take(MostRead).Where(line => string.CompareOrdinal(line, start) >= 0) : asked.Take(MostRead)).ToList();
        var page = read.Take(PageSize).ToList();
        var body = new StringBuilder();
        foreach (var line in page) body.Append(line).Append('\n');
        if (page.Count == PageSize) body.Append('\n').Append(Key(page[^1])).Append('\n');
        return CutAt(Requests.Count) is { } cut ? body.ToString()[..Math.Min(cut, body.Length)] : body.ToString();
    }

    private static string Key(string line)
    {
        var stamp = line.Split(' ')[1];
        return HttpUtility.UrlEncode(string.Create(CultureInfo.InvariantCulture, $"{UrlKey} {stamp[..^1]}{(char)(stamp[^1] + 1)}"));
    }
}
