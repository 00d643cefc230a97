using PolicyDiff.Archives;

namespace PolicyDiff.Tests.Archives;

public class ArchiveTimestampTests
{
    [Theory]
    [InlineData("20240229123456", "2024-02-29T12:34:56Z", false)]
    [InlineData("20000008241731", "2000-08-24T17:31:00Z", true)]
    [InlineData("20000800241623", "2000-08-24T16:23:00Z", true)]
    [InlineData("20100100190155", "2010-01-19T01:55:00Z", true)]
    [InlineData("200301051230", "2003-01-05T12:30:00Z", true)]
    public void A_timestamp_is_read_and_a_broken_one_repaired(string text, string instant, bool broken)
    {
        Assert.True(ArchiveTimestamp.TryParse(text, out var parsed, out var repaired));
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), parsed);
        Assert.Equal(broken, repaired);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("20240230120000")]
    [InlineData("20241301120000")]
    [InlineData("00000000000000")]
    [InlineData("19700101000000")]
    [InlineData("2024010112000x")]
    [InlineData("202401011200000")]
    [InlineData("20000008991731")]
    public void What_is_no_date_gets_none(string text) => Assert.False(ArchiveTimestamp.TryParse(text, out _, out _));
}
