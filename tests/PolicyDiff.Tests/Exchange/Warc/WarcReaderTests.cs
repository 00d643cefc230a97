using System.Text;
using PolicyDiff.Exchange.Warc;
using static PolicyDiff.Tests.Exchange.Warc.WarcSamples;

namespace PolicyDiff.Tests.Exchange.Warc;

public sealed class WarcReaderTests
{
    public static TheoryData<string> Forms => ["plain", "gzip for each record", "gzip as a whole", "gzip across records"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Records_are_read_from_every_form_of_file(string form)
    {
        var records = await ReadAsync(File(form, 40));
        Assert.All(records, record => Assert.Null(record.Flaw));
        Assert.Equal(Enumerable.Range(0, 40).Select(number => Page(number)), records.Select(record => Encoding.UTF8.GetString(AnswerReader.Read(record.Block)!.Body)));
        Assert.All(records, record => Assert.Equal((Address, new DateTimeOffset(2016, 5, 4, 3, 2, 1, TimeSpan.Zero), "response"), (record.Address, record.Date, record.Type)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_file_cut_anywhere_gives_every_record_before_the_cut_and_says_that_something_is_missing(string form)
    {
        var file = File(form, 4);
        var ends = form is "plain" or "gzip for each record" ? Enumerable.Range(1, 4).Select(count => File(form, count).Length).ToList() : [];
        for (var cut = 0; cut < file.Length; cut++)
        {
            var records = await ReadAsync(file[..cut]);
            var whole = records.TakeWhile(record => record.Flaw is null).ToList();
            Assert.Equal(whole.Select((_, at) => $"<urn:uuid:{at}>"), whole.Select(record => record.Id));
            Assert.True(records.Count - whole.Count <= 2, $"{records.Count} records at {cut}");
            // The empty lines after a block may be missing: the record is whole without them.
            if (form == "plain") Assert.InRange(whole.Count, ends.Count(end => end <= cut), ends.Count(end => end - 4 <= cut));
            if (cut > 0 && !ends.Any(end => cut >= end - (form == "plain" ? 4 : 0) && cut <= end)) Assert.Contains(records, record => record.Flaw is not null);
        }
    }

    [Fact]
    public async Task Damage_in_one_compressed_member_costs_that_record_alone()
    {
        var members = Enumerable.Range(0, 20).Select(number => Gzip(Response(number))).ToList();
        var start = members.Take(7).Sum(member => member.Length);
        for (var at = 0; at < members[7].Length; at++)
        {
            var file = Join(members);
            file[start + at] ^= 0x55;
            var records = await ReadAsync(file);
            var whole = records.Where(record => record.Flaw is null).Select(record => record.Id).ToList();
            Assert.Equal([], Enumerable.Range(0, 20).Where(number => number != 7).Select(number => $"<urn:uuid:{number}>").Except(whole));
            // A time or a flag in the member's own head says nothing about the record; damage behind its last byte is told, and it is whole.
            if (whole.Count == 20) Assert.True(at is >= 3 and <= 9 || (records.Count > 20 && records.All(record => record.Id != "<urn:uuid:7>" || record.Block.Span.SequenceEqual(Http(Page(7))))));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a member")]
    [InlineData("\u001f\u008b\b and more")]
    public async Task What_stands_between_compressed_members_hides_none_of_them(string garbage)
    {
        var file = Join(Gzip(Response(1)), Encoding.Latin1.GetBytes(garbage), Gzip(Response(2)), Encoding.Latin1.GetBytes(garbage));
        var records = await ReadAsync(file);
        Assert.Equal(["<urn:uuid:1>", "<urn:uuid:2>"], records.Where(record => record.Flaw is null).Select(record => record.Id));
        Assert.Equal(garbage.Length > 0, records.Exists(record => record.Flaw is not null));
    }

    [Fact]
    public async Task A_length_that_is_too_long_does_not_swallow_the_next_record()
    {
        var lying = Record(Http(Page(1)), "WARC-Record-ID: <urn:uuid:1>\r\n", length: Http(Page(1)).Length + 300);
        foreach (var file in new[] { Join(lying, Response(2), Response(3)), Join(Gzip(lying), Gzip(Response(2)), Gzip(Response(3))) })
        {
            var records = await ReadAsync(file);
            Assert.Equal(["<urn:uuid:1>", "<urn:uuid:2>", "<urn:uuid:3>"], records.Select(record => record.Id));
            Assert.Equal([false, true, true], records.Select(record => record.Flaw is null));
        }
    }

    [Fact]
    public async Task A_length_that_is_too_short_marks_the_record_and_the_next_is_found()
    {
        var lying = Record(Http(Page(1)), "WARC-Record-ID: <urn:uuid:1>\r\n", length: Http(Page(1)).Length - 20);
        var records = await ReadAsync(Join(lying, Response(2)));
        Assert.Equal(WarcFlaw.WrongLength, records[0].Flaw);
        Assert.Equal("<urn:uuid:2>", records[^1].Id);
    }

    [Theory]
    [InlineData("Content-Length: \r\n")]
    [InlineData("Content-Length: -5\r\n")]
    [InlineData("Content-Length: 99999999999999999999999\r\n")]
    [InlineData("")]
    public async Task A_record_without_a_usable_length_is_told_and_the_next_is_found(string length)
    {
        var broken = Encoding.ASCII.GetBytes($"WARC/1.1\r\nWARC-Type: response\r\n{length}\r\n<p>words</p>\r\n\r\n");
        var records = await ReadAsync(Join(broken, Response(2)));
        Assert.Equal(WarcFlaw.BadHead, records[0].Flaw);
        Assert.Equal("<urn:uuid:2>", records[^1].Id);
    }

    [Fact]
    public async Task Lines_that_end_with_LF_alone_and_folded_lines_are_read()
    {
        var file = Record(Http(Page(5), "X-Note: one\n two\n", "\n"), "WARC-Record-ID:\n <urn:uuid:5>\nX-Long: a\n\tb\n", end: "\n");
        var record = Assert.Single(await ReadAsync(file));
        Assert.Equal((null, "<urn:uuid:5>", "a b"), ((object?)record.Flaw, record.Id, record.Header("x-long")));
        var answer = AnswerReader.Read(record.Block)!;
        Assert.Equal(("one two", Page(5)), (answer.Headers[^1].Value, Encoding.UTF8.GetString(answer.Body)));
    }

    [Fact]
    public async Task A_block_that_is_not_what_its_digest_was_made_of_is_told()
    {
        var block = Http(Page(1));
        var digest = $"WARC-Block-Digest: {WarcDigest.Sha1(block)}\r\n";
        Assert.Null(Assert.Single(await ReadAsync(Record(block, digest))).Flaw);
        var file = Record(block, digest);
        file[^20] ^= 1;
        Assert.Equal(WarcFlaw.WrongDigest, Assert.Single(await ReadAsync(file)).Flaw);
    }

    [Fact]
    public async Task Blocks_that_are_not_wanted_or_too_large_are_passed_over_and_their_heads_are_told()
    {
        var file = Join(Response(1), Record(new byte[300_000], "WARC-Record-ID: <urn:uuid:2>\r\n", "resource"), Response(3));
        var records = await ReadAsync(file, new() { MostBytes = 100_000 });
        Assert.Equal([null, WarcFlaw.TooLarge, null], records.Select(record => record.Flaw));
        records = await ReadAsync(Gzip(file), new() { Wanted = record => record.Type == "response" });
        Assert.Equal([false, true, false], records.Select(record => record.Block.IsEmpty));
        Assert.All(records, record => Assert.Null(record.Flaw));
    }

    [Theory]
    [InlineData("2016-05-04T03:02:01Z", "2016-05-04T03:02:01.0000000+00:00")]
    [InlineData("2016-05-04T03:02:01.123456789Z", "2016-05-04T03:02:01.1234567+00:00")]
    [InlineData("2016-05-04T05:02:01+02:00", "2016-05-04T03:02:01.0000000+00:00")]
    [InlineData("20160504030201", "2016-05-04T03:02:01.0000000+00:00")]
    [InlineData("2016-00-00T00:00:00Z", null)]
    [InlineData("yesterday", null)]
    [InlineData(null, null)]
    public void A_date_is_read_or_is_none_and_never_now(string? given, string? read) =>
        Assert.Equal(read, WarcDate.Parse(given)?.ToString("O"));

    [Fact]
    public async Task Nothing_that_a_file_may_hold_makes_the_reader_fail_or_hang()
    {
        // The same seed as ever: a failure can be looked at again.
        var random = new Random(20_0915);
        var seeds = Forms.Select(form => File(form.Data, 3)).Append(Record(Http("5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"))).ToList();
        for (var round = 0; round < 4000; round++)
        {
            var file = Mutations.Of(seeds[round % seeds.Count], random);
            foreach (var record in await ReadAsync(file))
            {
                Assert.True(record.Flaw is null == (record.Sentence.Length == 0));
                AnswerReader.Read(record.Block);
            }
        }
    }

    private static byte[] File(string form, int records)
    {
        var all = Enumerable.Range(0, records).Select(Response).ToList();
        return form switch
        {
            "plain" => Join(all),
            "gzip for each record" => Join(all.Select(Gzip)),
            "gzip as a whole" => Gzip(Join(all)),
            // As block-wise compressors write it: members of a fixed size.
            _ => Join(Join(all).Chunk(333).Select(Gzip)),
        };
    }
}
