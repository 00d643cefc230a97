using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Exchange.Warc;
using PolicyDiff.History;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;
using static PolicyDiff.Tests.Exchange.Warc.WarcSamples;

namespace PolicyDiff.Tests.Exchange.Warc;

public sealed class WarcRoundTripTests(PostgresFixture postgres) : IDisposable
{
    private const string Moved = "https://quillbrook.example/legal/privacy";

    private readonly string file = Path.Combine(Path.GetTempPath(), $"policydiff-{Guid.NewGuid():N}.warc.gz");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task What_is_exported_gives_the_same_history_and_evidence_in_an_empty_database()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await FillAsync(library);
        var exported = await ExportAsync(library, policy);
        Assert.Equal((11, 0), (exported.Captures, exported.Unreadable.Count));

        await using var empty = await TestLibrary.OpenAsync(postgres);
        var imported = await ImportAsync(empty, new([file]) { Adds = true });
        Assert.Equal((11, 0, 0, ""), (imported.Added, imported.Known, imported.Failed, string.Join(' ', imported.Problems)));
        Assert.Equal(["lantern-ferry/privacy-policy"], imported.AddedPolicies);
        Assert.Equal(await library.ExportAsync(), await empty.ExportAsync());
        Assert.Equal(await EvidenceAsync(library), await EvidenceAsync(empty));
        Assert.True((await library.ExportAsync()).Count > 5);

        var again = await ImportAsync(empty, new([file]) { Adds = true });
        Assert.Equal((0, 11, 0), (again.Added, again.Known, again.Failed));
    }

    [Fact]
    public async Task Every_record_of_an_export_has_the_digests_that_others_check_and_identical_bodies_are_written_once()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await ExportAsync(library, await FillAsync(library));
        var records = await ReadAsync(await File.ReadAllBytesAsync(file, Cancelled));
        Assert.All(records, record => Assert.Null(record.Flaw));
        Assert.All(records, record => Assert.True(WarcDigest.Matches(record.Header("WARC-Block-Digest"), record.Block.Span)));
        Assert.Equal("warcinfo", records[0].Type);
        var responses = records.Where(record => record.Type == "response").ToList();
        foreach (var response in responses) Assert.True(WarcDigest.Matches(response.Header("WARC-Payload-Digest"), AnswerReader.Read(response.Block)!.Payload.Span));

        var revisit = Assert.Single(records, record => record.Type == "revisit");
        var first = Assert.Single(responses, record => record.Id == revisit.Header("WARC-Refers-To"));
        Assert.Equal(
            (first.Address, first.Header("WARC-Date"), first.Header("WARC-Payload-Digest")),
            (revisit.Header("WARC-Refers-To-Target-URI"), revisit.Header("WARC-Refers-To-Date"), revisit.Header("WARC-Payload-Digest")));
        var packed = responses.Select(record => Encoding.UTF8.GetString(record.Block.Span)).First(block => block.Contains("X-Archive-Orig-Content-Encoding: gzip", StringComparison.Ordinal));
        Assert.DoesNotContain("\r\nContent-Encoding", packed, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(records.Select(record => record.Id).Distinct().Count(), records.Count);
    }

    [Fact]
    public async Task A_zip_holds_the_captures_the_texts_and_sums_that_are_right()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await FillAsync(library);
        using var packed = new MemoryStream();
        await library.Get<ZipExport>().WriteAsync(policy, packed, null, Cancelled);
        await using var zip = await ZipArchive.CreateAsync(packed, ZipArchiveMode.Read, false, null, Cancelled);
        using var sums = new StreamReader(await zip.GetEntry(ZipExport.Manifest)!.OpenAsync(Cancelled));
        var lines = (await sums.ReadToEndAsync(Cancelled)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(zip.Entries.Count - 1, lines.Length);
        foreach (var line in lines)
        {
            await using var entry = await zip.GetEntry(line[66..])!.OpenAsync(Cancelled);
            Assert.Equal(line[..64], Convert.ToHexStringLower(await SHA256.HashDataAsync(entry, Cancelled)));
        }

        Assert.Contains(lines, line => line.EndsWith("captures.warc.gz", StringComparison.Ordinal));
        Assert.Equal(5, lines.Count(line => line.Contains("  texts/", StringComparison.Ordinal)));
        await using var captures = await zip.GetEntry("captures.warc.gz")!.OpenAsync(Cancelled);
        await using (var copy = File.Create(file)) await captures.CopyToAsync(copy, Cancelled);
        await using var empty = await TestLibrary.OpenAsync(postgres);
        await ImportAsync(empty, new([file]) { Adds = true });
        Assert.Equal(await library.ExportAsync(), await empty.ExportAsync());
    }

    [Fact]
    public async Task A_capture_whose_body_is_damaged_is_named_and_the_rest_is_written()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await FillAsync(library);
        await library.ExecuteAsync($"update body set data = '' where hash = (select body_hash from capture where body_hash is not null order by instant desc limit 1)");
        var exported = await ExportAsync(library, policy);
        Assert.Contains("no longer matches", Assert.Single(exported.Unreadable), StringComparison.Ordinal);
        await using var empty = await TestLibrary.OpenAsync(postgres);
        var imported = await ImportAsync(empty, new([file]) { Adds = true });
        Assert.Equal((10, 1), (imported.Added, imported.Failed));
    }

    /// <summary>Versions, a page that came back, a failure, a redirect, a body twice, two addresses, a page that is cut by selectors, odd headers.</summary>
    private static async Task<long> FillAsync(TestLibrary library)
    {
        var first = await library.TrackAsync(Address);
        var second = await library.TrackAsync(Moved, as_: new PolicyRequest { Address = Moved, PolicyId = first.PolicyId, Selectors = new SelectorSet(["main"], [".ad"]) });
        var start = new DateTimeOffset(2018, 3, 4, 5, 6, 7, TimeSpan.Zero).AddMicroseconds(123_456);
        ReceivedCapture Page(int number, int days, string origin = "wayback") => new()
        {
            SourceId = first.SourceId, Origin = origin, Instant = start.AddDays(days), RequestedAddress = Address, FinalAddress = Address, Status = 200,
            Headers = [new("Content-Type", "text/html; charset=utf-8"), new("Content-Encoding", "gzip"), new("Content-Length", "77"), new("X-Größe", "weiß\u00a0nicht")],
            Body = Encoding.UTF8.GetBytes(WarcSamples.Page(number)),
            ArchiveAddress = origin == "live" ? null : $"https://archive.example/web/2018/{Address}",
        };
        ReceivedCapture[] captures =
        [
            Page(30, 0), Page(30, 20) with { Headers = [] }, Page(60, 40), Page(60, 50) with { Body = Encoding.UTF8.GetBytes(WarcSamples.Page(60) + "<!-- token 7 -->") }, Page(30, 60, "live") with { Body = Encoding.UTF8.GetBytes(WarcSamples.Page(31)) },
            Page(0, 70, "live") with { Status = 304, Body = null }, Page(0, 80, "live") with { Status = null, Headers = [], Body = null, Failure = "timeout", FailureSentence = "No answer came in 60 seconds." },
            Page(0, 90) with { Status = 404, Body = "<p>gone</p>"u8.ToArray() },
            Page(0, 95) with { Status = 301, Headers = [new("Location", Moved)], Body = Array.Empty<byte>() },
            Page(0, 99, "live") with { SourceId = second.SourceId, RequestedAddress = Moved, FinalAddress = Moved + "?v=2", Redirects = [new(Moved + "?v=2", 302)], Body = Encoding.UTF8.GetBytes($"<main>{WarcSamples.Page(90)}<p class=ad>Buy</p></main>") },
            // As other imports bring them: no answer of a server, a body all the same.
            Page(0, 120) with { Origin = "import:corpus", Status = null, Headers = [new("Content-Type", "text/markdown; charset=utf-8")], Body = Encoding.UTF8.GetBytes("# Quillbrook privacy\n\nWe keep your letters for 365 days, and longer where we must.\n") },
        ];
        foreach (var capture in captures) await library.TakeAsync(capture);
        return first.PolicyId;
    }

    private async Task<WarcExported> ExportAsync(TestLibrary library, long policy)
    {
        await using var stream = File.Create(file);
        return await library.Get<WarcExport>().WriteAsync(policy, stream, null, Cancelled);
    }

    private static Task<WarcImported> ImportAsync(TestLibrary library, WarcImportRequest request) => library.Get<WarcImport>().ImportAsync(request, null, Cancelled);

    private static Task<List<string>> EvidenceAsync(TestLibrary library) => library.RowsAsync(
        """
        select source.address, origin, instant, requested_address, final_address, redirects, status, headers, body_hash, archive_address, failure, failure_sentence,
            (select outcome from reading where capture_id = capture.id and current limit 1) as outcome
        from capture join source on source.id = source_id order by instant, origin
        """);
}
