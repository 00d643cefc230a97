using System.Text;
using PolicyDiff.Archives.CommonCrawl;
using PolicyDiff.Archives.Pywb;
using PolicyDiff.Archives.SavePageNow;
using PolicyDiff.Archives.TimeMaps;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Archives;

/// <summary>What archives send may be anything: the readers never throw, and never invent a capture before there was a web.</summary>
public sealed class ReaderFuzzTests
{
    private const int Rounds = 4000;

    public static TheoryData<string, string> Samples => new()
    {
        { "cdxj", "example,ferry)/privacy 20150301093000 {\"url\": \"https://ferry.example/privacy\", \"mime\": \"text/html\", \"status\": \"200\", \"digest\": \"AB\", \"length\": \"12\"}\n{\"urlkey\": \"a\", \"timestamp\": \"20160101000000\", \"url\": \"http://a.example/\", \"is_fuzzy\": true}\n" },
        { "timemap", $"<{Captures.Address}>; rel=\"original\", <http://a.example/1,2>; rel=\"first memento\"; datetime=\"Sun, 01 Mar 2015 09:30:00 GMT\",\n<http://a.example/map/2>; rel=timemap; from=\"x\\\"y\"" },
        { "timemap", "{\"original_uri\": \"http://a.example/\", \"mementos\": {\"list\": [{\"datetime\": \"2015-03-01T09:30:00Z\", \"uri\": \"http://a.example/1\"}]}, \"pages\": {\"next\": {\"uri\": \"http://a.example/2\"}}}" },
        { "crawls", "[{\"id\": \"CC-MAIN-2015-11\", \"cdx-api\": \"https://a.example/i\", \"from\": \"2015-03-01T00:00:00\", \"to\": \"2015-03-09T00:00:00\"}]" },
        { "record", "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2015-03-01T09:30:00Z\r\nWARC-Target-URI: https://ferry.example/privacy\r\nContent-Length: 46\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nHi\r\n\r\n" },
        { "save", "{\"job_id\": \"spn2-1\", \"status\": \"error\", \"status_ext\": \"error:blocked\", \"message\": \"in ~3 hours\", \"timestamp\": \"20150301093000\", \"available\": 3}" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Whatever_comes_is_read_or_refused(string reader, string sample)
    {
        var random = new Random(20150301);
        var good = Encoding.UTF8.GetBytes(sample);
        Assert.True(Read(reader, good));
        for (var round = 0; round < Rounds; round++) Read(reader, Mutated(good, random));
    }

    /// <summary>Whether something was found; what it is must make sense.</summary>
    private static bool Read(string reader, byte[] body)
    {
        switch (reader)
        {
            case "cdxj":
                var lines = CdxjReader.Read(body);
                Assert.All(lines.Entries, entry => Assert.True(entry.Instant.Year >= 1990));
                return lines.Entries.Count == 1 && lines.Unreadable.Count == 1;
            case "timemap":
                var map = TimeMapReader.Read(body);
                Assert.All(map.Mementos, memento => Assert.True(memento.Instant.Year >= 1990));
                return map.Mementos.Count == 1 && map.Pages.Count == 1 && map.Problem is null;
            case "crawls":
                return CrawlListReader.Read(body) is [{ From.Year: 2015 }];
            case "record":
                return CrawlRecord.Read(body) is { Status: 200, Body.Length: 2 };
            default:
                return SaveAnswer.Read(body) is { Wait.Hours: 3, Stamp: not null, Available: 3 };
        }
    }

    private static byte[] Mutated(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var edits = random.Next(1, 6); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 40))); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 60)))); break;
                case 3: bytes.Insert(at, (byte)"<>\"\\,;{}[]:= \r\n\0"[random.Next(16)]); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }
}
