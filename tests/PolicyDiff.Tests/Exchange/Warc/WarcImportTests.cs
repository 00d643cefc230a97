using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Exchange.Warc;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;
using static PolicyDiff.Tests.Exchange.Warc.WarcSamples;

namespace PolicyDiff.Tests.Exchange.Warc;

/// <summary>Files as other programs write them.</summary>
public sealed class WarcImportTests(PostgresFixture postgres) : IDisposable
{
    private readonly List<string> files = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => files.ForEach(File.Delete);

    [Fact]
    public async Task Captures_of_tracked_addresses_are_taken_in_and_others_are_counted()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await library.TrackAsync(Address);
        var file = Write(Join(
            Record(Encoding.ASCII.GetBytes("software: crawler\r\n"), type: "warcinfo"),
            Record(Encoding.ASCII.GetBytes("GET /privacy HTTP/1.1\r\n\r\n"), type: "request"),
            At("2016-05-04", "http://www.quillbrook.example:80/Privacy/", Http(Page(30))),
            At("2017-05-04", Address, Http(Page(60))),
            At("2017-05-05", "https://quillbrook.example/other", Http(Page(1))),
            Record("text"u8.ToArray(), type: "conversion")));
        var imported = await ImportAsync(library, file);
        Assert.Equal((6, 2, 0, 0, 1, 3), ((int)imported.Records, imported.Added, imported.Known, imported.Failed, (int)imported.Untracked, (int)imported.Skipped));
        Assert.Equal(["https://quillbrook.example/other"], imported.UntrackedAddresses);
        await using var db = library.Db();
        Assert.Equal(["warc http://www.quillbrook.example:80/Privacy/", $"warc {Address}"], await db.Captures.OrderBy(capture => capture.Instant).Select(capture => capture.Origin + " " + capture.RequestedAddress).ToListAsync(Cancelled));
        Assert.Equal(2, await db.Versions.CountAsync(Cancelled));
        Assert.Empty(library.News);
        Assert.Equal((0, 2), ((await ImportAsync(library, file)).Added, (await ImportAsync(library, file)).Known));
    }

    [Theory]
    [InlineData("WARC-Refers-To: <urn:uuid:first>\r\n")]
    [InlineData("WARC-Payload-Digest: DIGEST\r\n")]
    [InlineData("WARC-Refers-To-Target-URI: https://quillbrook.example/mirror\r\nWARC-Refers-To-Date: 2016-01-01T03:02:01Z\r\n")]
    public async Task A_revisit_is_a_capture_of_what_it_refers_to_wherever_that_stands(string reference)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await library.TrackAsync(Address);
        var http = Http(Page(30));
        var digest = WarcDigest.Sha1(Encoding.UTF8.GetBytes(Page(30)));
        var revisit = At(
            "2016-06-01", Address, Http(""),
            $"WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest\r\n{reference.Replace("DIGEST", digest.ToUpperInvariant().Replace("SHA1:", "sha1:", StringComparison.Ordinal), StringComparison.Ordinal)}", "revisit");
        // The first is of an address that is not tracked, and in the second file.
        var first = At("2016-01-01", "https://quillbrook.example/mirror", http, $"WARC-Record-ID: <urn:uuid:first>\r\nWARC-Payload-Digest: {digest}\r\n");
        var imported = await ImportAsync(library, Write(Gzip(revisit)), Write(Gzip(first)));
        Assert.Equal((1, 0, ""), (imported.Added, imported.Failed, string.Join(' ', imported.Problems)));
        await using var db = library.Db();
        var capture = await db.Captures.SingleAsync(Cancelled);
        Assert.Equal((ContentHash.Of(Page(30)), 200), (capture.BodyHash, capture.Status));
        Assert.Equal(1, await db.Versions.CountAsync(Cancelled));
    }

    [Fact]
    public async Task A_revisit_of_what_is_nowhere_is_told_and_not_modified_extends_what_was_seen()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await library.TrackAsync(Address);
        var imported = await ImportAsync(library, Write(Join(
            At("2016-01-01", Address, Http(Page(30))),
            At("2016-02-01", Address, Encoding.ASCII.GetBytes("HTTP/1.1 304 Not Modified\r\n\r\n"), "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified\r\n", "revisit"),
            At("2016-03-01", Address, Http(""), "WARC-Profile: x/identical-payload-digest\r\nWARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n", "revisit"))));
        Assert.Equal((2, 1), (imported.Added, imported.Failed));
        Assert.Contains("none of the files", Assert.Single(imported.Problems), StringComparison.Ordinal);
        await using var db = library.Db();
        var version = await db.Versions.SingleAsync(Cancelled);
        Assert.Equal(new DateTimeOffset(2016, 2, 1, 3, 2, 1, TimeSpan.Zero), version.LastSeen);
    }

    [Fact]
    public async Task Bad_records_are_told_one_by_one_and_the_others_are_taken_in()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await library.TrackAsync(Address);
        var wrong = At("2016-02-01", Address, Http(Page(2)), "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n");
        var file = Join(
            Gzip(At("2016-01-01", Address, Http(Page(1)))), Gzip(wrong), Gzip(At("when", Address, Http(Page(3)))), Gzip(At("2016-04-01", Address, "no answer"u8.ToArray())),
            Gzip(At("2016-05-01", Address, Http(Page(5)), "WARC-Truncated: length\r\n")), Gzip(At("2016-06-01", Address, Http(Page(6))))[..^30]);
        var imported = await ImportAsync(library, Write(file));
        Assert.Equal(2, imported.Added);
        Assert.Equal(imported.Failed, imported.Problems.Count);
        Assert.InRange(imported.Failed, 4, 5);
        await using var db = library.Db();
        // Cut off by whoever captured it: evidence, and no version.
        var cut = await db.Readings.Include(reading => reading.Capture).SingleAsync(reading => reading.Capture.Failure != null, Cancelled);
        Assert.Equal(("truncated", CaptureOutcome.Truncated), (cut.Capture.Failure, cut.Outcome));
        Assert.Equal(1, await db.Versions.CountAsync(Cancelled));
    }

    [Fact]
    public async Task An_import_can_be_of_one_address_alone()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await library.TrackAsync(Address);
        var other = await library.TrackAsync("https://quillbrook.example/terms", "Terms of Service");
        var file = Write(Join(At("2016-01-01", Address, Http(Page(1))), At("2016-01-01", "https://quillbrook.example/terms", Http(Page(2)))));
        var imported = await library.Get<WarcImport>().ImportAsync(new([file]) { Address = "http://quillbrook.example/terms/" }, null, Cancelled);
        Assert.Equal((1, 1), (imported.Added, (int)imported.Untracked));
        await using var db = library.Db();
        Assert.Equal(other.SourceId, (await db.Captures.SingleAsync(Cancelled)).SourceId);
    }

    private static byte[] At(string day, string address, byte[] block, string fields = "", string type = "response") =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Record(block, fields, type)).Replace("2016-05-04", day, StringComparison.Ordinal).Replace($"WARC-Target-URI: {Address}", $"WARC-Target-URI: {address}", StringComparison.Ordinal));

    private static Task<WarcImported> ImportAsync(TestLibrary library, params string[] paths) => library.Get<WarcImport>().ImportAsync(new(paths), null, Cancelled);

    private string Write(byte[] content)
    {
        var path = Path.Combine(Path.GetTempPath(), $"policydiff-{Guid.NewGuid():N}.warc");
        files.Add(path);
        File.WriteAllBytes(path, content);
        return path;
    }
}
