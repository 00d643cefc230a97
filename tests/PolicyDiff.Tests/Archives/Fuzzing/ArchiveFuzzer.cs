using System.Diagnostics;
using System.Text;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Exchange.Warc;
using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Archives.Fuzzing;

/// <summary>
/// Feeds what reads archives with seeded mutations of answers as real ones look: index lines and rows, link headers, replay answers, WARC records.
/// Each reader has a law besides not crashing; a breach is reported with the input.
/// </summary>
internal sealed class ArchiveFuzzer(int seed)
{
    private const int MostBytes = 4096;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);
    private static readonly ReplayAddress Addresses = new(new Uri("https://archive.example"));
    private static readonly MementoAddress Asked = new("20200101120000", "https://shop.example/terms");

    private readonly Random random = new(seed);

    /// <summary>The readers of the Wayback Machine's answers and of WARC files and, for each, what a good input looks like.</summary>
    public static IReadOnlyDictionary<string, (string[] Seeds, Action<byte[]> Read)> Readers { get; } = new Dictionary<string, (string[], Action<byte[]>)>
    {
        ["index text"] = (
            [
                "example,shop)/terms 20200101120000 https://shop.example/terms text/html 200 AAAA 1234\nexample,shop)/terms 20200102120000 http://shop.example:80/terms warc/revisit - AAAA 560\n\nexample%2Cshop%29%2Fterms+2020010212000%3A\n",
                "example,shop)/a b 20000008241731 http://shop.example/a b unk - - -\nexample,shop)/x 200001011200 data:text/html text/html 200 B 1\n",
                "org.archive.util.io.RuntimeIOException: org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error\n",
            ],
            Lines),
        ["index json"] = (
            [
                """[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],["example,shop)/terms","20200101120000","https://shop.example/terms","text/html","200","AAAA","1234"],[],["example%2Cshop%29+2020010112000%3A"]]""",
                """[["original","timestamp","urlkey","mimetype","statuscode","digest","length"],["https://shop.example/\u0074\ud83d\ude00","20200101120000","k","text/html",200,null,"-"]]""",
                "[]",
            ],
            body => CdxReader.Read(body)),
        ["link header"] = (
            [
                "<https://shop.example/?a=1,2&amp;b=3>; rel=\"original\", <https://archive.example/web/timemap/link/https://shop.example/>; rel=\"timemap\"; type=\"application/link-format\", <https://archive.example/web/20200101120000/https://shop.example/>; rel=\"first memento\"; datetime=\"Wed, 01 Jan 2020 12:00:00 GMT\"",
                "<a>;rel=original",
            ],
            Links),
        ["replay"] = (
            [
                "200\nMemento-Datetime: Wed, 01 Jan 2020 12:00:00 GMT\nLink: <https://shop.example/terms>; rel=\"original\"\nx-archive-orig-content-length: 21\nContent-Type: text/html\n\n<html>We may.</html>\n",
                "302\nLocation: https://archive.example/web/20200101120003id_/https://shop.example/terms\nx-archive-redirect-reason: found capture at 20200101120003\n\n",
                "301\nMemento-Datetime: Wed, 01 Jan 2020 12:00:00 GMT\nLocation: //archive.example/web/20200101120000id_/https://shop.example/terms/\n\n",
            ],
            Replay),
        ["warc"] = (
            [
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2020-01-01T12:00:00Z\r\nWARC-Target-URI: https://shop.example/terms\r\nContent-Length: 52\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nWe may.\r\n\r\n\r\n",
                "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Date: 2020-01-01T12:00:00.123Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
            ],
            Warc),
    };

    /// <summary>Runs so many inputs through every reader; gives what came of one when it is done.</summary>
    public IEnumerable<FuzzResult> Run(int inputs) => Readers.Concat(OtherArchives.Readers).Select(reader => Run(reader.Key, reader.Value.Seeds, reader.Value.Read, inputs));

    private FuzzResult Run(string name, string[] seeds, Action<byte[]> read, int inputs)
    {
        var slowest = TimeSpan.Zero;
        var breaches = new List<string>();
        for (var number = 0; number < inputs; number++)
        {
            var input = Mutate(seeds);
            var started = Stopwatch.GetTimestamp();
            try
            {
                read(input);
            }
            catch (Exception breach)
            {
                breaches.Add($"{breach.GetType().Name}: {breach.Message} — {Convert.ToBase64String(input)}");
            }

            var took = Stopwatch.GetElapsedTime(started);
            if (took > slowest) slowest = took;
            if (took > Hang) breaches.Add($"It took {took.TotalSeconds:F1} s — {Convert.ToBase64String(input)}");
        }

        return new(name, inputs, slowest, breaches);
    }

    /// <summary>No line is lost without a word: each is an entry, a repetition, unreadable, the key, or stands for the whole body.</summary>
    private static void Lines(byte[] body)
    {
        var reading = CdxReader.Read(body);
        var text = Encoding.UTF8.GetString(body);
        if (text.AsSpan().TrimStart() is not [not ('[' or '<'), ..] || reading.Excluded || reading.Problem is not null) return;
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).Count(line => line.Length > 0);
        var told = reading.Entries.Count + reading.Duplicates + reading.Unreadable.Count + (reading.ResumeKey is null ? 0 : 1);
        if (lines != told) throw new InvalidOperationException($"{lines} lines went in, {told} came out.");
        if (reading.ResumeKey is { } key) ResumePoint.Of(key, reading.Entries);
        if (reading.Entries.Any(entry => entry.Instant.Year is < 1990 or > 9999)) throw new InvalidOperationException("A date was invented.");
    }

    private static void Links(byte[] body)
    {
        foreach (var relation in new[] { "original", "timemap", "memento" }) LinkHeader.Find(Encoding.Latin1.GetString(body), relation);
    }

    /// <summary>Content comes only from what was archived, and the walk asks for nothing else than the archive.</summary>
    private static void Replay(byte[] body)
    {
        var text = Encoding.Latin1.GetString(body);
        var parts = text.Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).Where(pair => pair.Length == 2).Select(pair => new ReceivedHeader(pair[0], pair[1])).ToList();
        var answer = new ExchangeAnswer(int.TryParse(lines[0], out var status) ? status : 200, headers, Encoding.Latin1.GetBytes(parts.Length > 1 ? parts[1] : ""), []);
        var walk = new ReplayWalk(Asked, Addresses);
        for (var hop = 0; hop < 20; hop++)
        {
            var result = walk.Take(answer);
            if (result?.Memento is not null && !ArchiveClient.IsArchived(answer)) throw new InvalidOperationException("An answer of the archive's own was taken for content.");
            if (result is not null) return;
            if (Addresses.Raw(walk.Current).Host != "archive.example") throw new InvalidOperationException("The walk left the archive.");
        }

        throw new InvalidOperationException("The walk does not end.");
    }

    private static void Warc(byte[] body) => WarcAsync(body).GetAwaiter().GetResult();

    private static async Task WarcAsync(byte[] body)
    {
        var records = 0;
        using var file = new MemoryStream(body);
        await foreach (var record in WarcReader.ReadAsync(file))
        {
            if (++records > body.Length + 1) throw new InvalidOperationException("There are more records than bytes.");
        }

        if (records == 0 && body.AsSpan().IndexOfAnyExcept(" \t\r\n\0"u8) >= 0) throw new InvalidOperationException("Bytes went in and nothing was said of them.");
    }

    private byte[] Mutate(string[] seeds)
    {
        var bytes = Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]).ToList();
        for (var change = random.Next(1, 9); change > 0; change--) Change(bytes, seeds);
        return [.. bytes.Take(MostBytes)];
    }

    private void Change(List<byte> bytes, string[] seeds)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
            case 1 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
            case 3: bytes.RemoveRange(at, bytes.Count - at); break;
            case 4: bytes.InsertRange(at, Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)])); break;
            case 5: bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(1, 400))); break;
            case 6: bytes.Insert(at, (byte)" \n\r\"<>;,[]{}:/\\%\0-09"[random.Next(20)]); break;
            default:
                var length = Math.Min(random.Next(1, 200), bytes.Count - at);
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
        }
    }
}

/// <summary>What came of one reader.</summary>
/// <param name="Breaches">Crashes, hangs and broken laws, with their input in Base64.</param>
internal sealed record FuzzResult(string Reader, int Inputs, TimeSpan Slowest, IReadOnlyList<string> Breaches);
