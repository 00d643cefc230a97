using System.Globalization;
using System.Text;

namespace PolicyDiff.Fetching.Browsing;

/// <summary>A request of the browser as its proxy received it.</summary>
/// <param name="Method">GET, POST, CONNECT …</param>
/// <param name="Target">As written: an absolute address, a path inside a tunnel, "host:port" of a CONNECT.</param>
/// <param name="Headers">In the order received.</param>
/// <param name="Body">Empty for most.</param>
internal sealed record BrowserRequest(string Method, string Target, IReadOnlyList<ReceivedHeader> Headers, byte[] Body)
{
    private const int LongestHead = 64 * 1024;
    private const int LargestBody = 1024 * 1024;

    public string? Header(string name) => ReceivedHeader.Find(Headers, name);

    /// <summary>Reads one request; null for what is none or is too large.</summary>
    public static async Task<BrowserRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(head))
        {
            if (head.Count > LongestHead || await stream.ReadAsync(one, cancellationToken) == 0) return null;
            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0].Split(' ') is not [var method, var target, ..]) return null;
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).Select(pair => new ReceivedHeader(pair[0].Trim(), pair[1].Trim())).ToList();
        var length = int.TryParse(ReceivedHeader.Find(headers, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var declared) ? declared : 0;
        if (length > LargestBody) return null;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return new(method, target, headers, body);
    }

    private static bool EndsHead(List<byte> head) => head.Count >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r';
}
