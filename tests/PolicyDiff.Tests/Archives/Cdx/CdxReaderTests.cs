using System.Text;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Cdx;

namespace PolicyDiff.Tests.Archives.Cdx;

public class CdxReaderTests
{
    private const string First = "example,shop)/terms 20030105123000 http://www.shop.example:80/terms text/html 200 AAAA 1234";
    private const string Revisit = "example,shop)/terms 20040105123000 https://shop.example/terms warc/revisit - AAAA 560";
    private const string Key = "example%2Cshop%29%2Fterms+2004010512300%3A";

    [Fact]
    public void Lines_are_read_field_by_field()
    {
        var reading = Read($"{First}\n{Revisit}\n");

        Assert.Null(reading.Problem);
        Assert.Null(reading.ResumeKey);
        Assert.Equal(
            new("example,shop)/terms", "20030105123000", new(2003, 1, 5, 12, 30, 0, TimeSpan.Zero), false, "http://www.shop.example:80/terms", "text/html", 200, "AAAA", 1234),
            reading.Entries[0]);
        Assert.True(reading.Entries[1].IsRevisit);
        Assert.Null(reading.Entries[1].Status);
    }

    [Fact]
    public void No_bytes_are_an_empty_listing()
    {
        var reading = Read("");

        Assert.Empty(reading.Entries);
        Assert.Null(reading.Problem);
        Assert.False(reading.Excluded);
    }

    [Fact]
    public void The_resume_key_is_what_stands_behind_the_blank_line()
    {
        var reading = Read($"{First}\n\n{Key}\n");

        Assert.Equal(Key, reading.ResumeKey);
        Assert.Single(reading.Entries);
        Assert.Empty(reading.Unreadable);
    }

    [Fact]
    public void Exact_duplicates_are_one_entry()
    {
        var reading = Read($"{First}\n{First}\n{First}\n{Revisit}\n");

        Assert.Equal(2, reading.Entries.Count);
        Assert.Equal(2, reading.Duplicates);
    }

    [Fact]
    public void A_broken_timestamp_is_repaired_and_keeps_its_listed_form()
    {
        var entry = Assert.Single(Read("example,shop)/ 20000008241731 http://shop.example/ text/html 200 B 1\n").Entries);

        Assert.Equal("20000008241731", entry.Timestamp);
        Assert.True(entry.TimestampRepaired);
        Assert.Equal(new(2000, 8, 24, 17, 31, 0, TimeSpan.Zero), entry.Instant);
    }

    [Theory]
    [InlineData("example,shop)/ 20209999999999 http://shop.example/ text/html 200 B 1", "timestamp")]
    [InlineData("example,shop)/ 20200101000000 http://mailto:a@shop.example text/html 200 B 1", "not a web address")]
    [InlineData("example,shop)/ 20200101000000 data:text/html,x text/html 200 B 1", "not a web address")]
    [InlineData("example,shop)/ 20200101000000 http://shop.example/ text/html", "fields")]
    public void A_line_that_names_no_memento_is_reported_and_the_others_kept(string line, string reason)
    {
        var reading = Read($"{First}\n{line}\n{Revisit}\n");

        Assert.Equal(2, reading.Entries.Count);
        Assert.Contains(reason, Assert.Single(reading.Unreadable).Reason, StringComparison.Ordinal);
        Assert.Null(reading.Problem);
    }

    [Fact]
    public void Fields_without_value_stay_without()
    {
        var entry = Assert.Single(Read("example,shop)/ 20200101000000 http://shop.example/ unk - - -\n").Entries);

        Assert.Equal(("unk", null, null, null), (entry.MimeType, entry.Status, entry.Digest, entry.Length));
    }

    [Fact]
    public void A_space_in_the_captured_address_is_part_of_it()
    {
        Assert.Equal("http://shop.example/a b c", Assert.Single(Read("example,shop)/ 20200101000000 http://shop.example/a b c text/html 200 B 1\n").Entries).Original);
    }

    [Fact]
    public void A_listing_that_breaks_off_is_a_failure_that_keeps_what_is_whole()
    {
        var reading = Read($"{First}\nexample,shop)/terms 20040105123000 https://shop.example/terms text/html 200 AAAA 5");

        Assert.NotNull(reading.Problem);
        Assert.Single(reading.Entries);
        Assert.Single(reading.Unreadable);
    }

    [Theory]
    [InlineData("<html><head><title>504 Gateway Time-out</title></head></html>")]
    [InlineData("url parameter is required\n")]
    [InlineData("Internal error\nat org.example.Index.read(Index.java:7)\n")]
    [InlineData("[{\"error\":\"x\"}]")]
    [InlineData("[nonsense")]
    public void Something_else_than_a_listing_is_a_failure_and_never_an_empty_listing(string body)
    {
        var reading = Read(body);

        Assert.NotNull(reading.Problem);
        Assert.False(reading.Excluded);
        Assert.Empty(reading.Entries);
    }

    [Theory]
    [InlineData("org.archive.util.io.RuntimeIOException: org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error\n")]
    [InlineData("org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots\n")]
    [InlineData("<html><p>This URL has been excluded from the Wayback Machine.</p></html>")]
    public void An_exclusion_is_recognised_in_a_body_of_status_200(string body) => Assert.True(Read(body).Excluded);

    [Fact]
    public void JSON_rows_say_the_same_as_lines()
    {
        static string Row(string line) => "[\"" + line.Replace(" ", "\",\"", StringComparison.Ordinal) + "\"]";
        var header = Row(CdxRow.Fields.Replace(',', ' '));
        var json = Read($"[{header},\n{Row(First)},\n{Row(Revisit)},\n[],\n[\"{Key}\"]]\n");
        var lines = Read($"{First}\n{Revisit}\n\n{Key}\n");

        Assert.Equal(lines.Entries, json.Entries);
        Assert.Equal(lines.ResumeKey, json.ResumeKey);
        Assert.Null(json.Problem);
        Assert.NotNull(Read($"[{header},\n{Row(First)},\n{Row(Revisit)[..20]}").Problem);
        Assert.Single(Read($"[{header},\n{Row(First)},\n{Row(Revisit)[..20]}").Entries);
        Assert.Null(Read("[]").Problem);
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception_and_no_line_is_lost_in_silence()
    {
        var random = new Random(20010410);
        var seeds = new[] { $"{First}\n{First}\n{Revisit}\n\n{Key}\n", $"[[\"urlkey\"],[\"{First}\"],[],[\"{Key}\"]]", "<html>Blocked By Robots</html>" }.Select(Encoding.UTF8.GetBytes).ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Mutate(seeds[random.Next(seeds.Length)], random);
            var reading = CdxReader.Read(bytes);

            var lines = Encoding.UTF8.GetString(bytes).Split('\n').Count(line => line.Trim().Length > 0);
            var accounted = reading.Entries.Count + reading.Unreadable.Count + reading.Duplicates + (reading.ResumeKey is null ? 0 : 1);
            Assert.True(bytes is [] || accounted >= lines || bytes.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'[' or (byte)'<', ..] || reading.Problem is not null || reading.Excluded, Encoding.UTF8.GetString(bytes));
            Assert.All(reading.Entries, entry => Assert.InRange(entry.Instant.Year, 1990, 9999));
        }
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var steps = random.Next(1, 6); steps > 0; steps--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.Insert(at, " \n[]\"<0-"u8[random.Next(8)]); break;
                case 2: bytes.RemoveRange(at, Math.Min(bytes.Count - at - 1, random.Next(20))); break;
                default: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(60)).ToList()); break;
            }
        }

        return [.. bytes];
    }

    private static CdxReading Read(string body) => CdxReader.Read(Encoding.UTF8.GetBytes(body));
}
