using PolicyDiff.Exchange;
using PolicyDiff.Meaning;

namespace PolicyDiff.Tests.Exchange;

public sealed class LineFormatTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"x\")", "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"")]
    public void A_field_is_quoted_by_RFC_4180_and_never_a_formula(string value, string field) =>
        Assert.Equal(field, LineFormat.ToCsv(new One(value)));

    [Fact]
    public void Lists_numbers_and_instants_have_one_form_in_each_format()
    {
        var line = new ChangeLine(
            "Lantern Ferry", "lantern-ferry/privacy-policy", "Privacy Policy", null, "ab", null, new(2020, 1, 2, 3, 4, 5, 600, TimeSpan.FromHours(2)),
            "content", true, -3, "adverse", ["retention", "=sale"], [new("quantity", "30 days → 180 days", null, "180 days", 1, 0.5, ChangeDirection.Adverse, "retention")], 5, 0, 2)
        {
            Headline = "lengthens retention, a lot",
        };

        Assert.Equal("organization,policy,type,from,to,lastWithOld,firstWithNew,kind,news,significance,direction,topics,reasons,added,removed,moved,headline,label", LineFormat.CsvHeader<ChangeLine>());
        Assert.Equal("Lantern Ferry,lantern-ferry/privacy-policy,Privacy Policy,,ab,,2020-01-02T01:04:05.6Z,content,true,-3,adverse,retention; =sale,30 days → 180 days,5,0,2,\"lengthens retention, a lot\",", LineFormat.ToCsv(line));
        var json = LineFormat.ToJson(line);
        Assert.StartsWith("{\"organization\":\"Lantern Ferry\",\"policy\":\"lantern-ferry/privacy-policy\",\"type\":\"Privacy Policy\",\"from\":null,\"to\":\"ab\",\"lastWithOld\":null,\"firstWithNew\":\"2020-01-02T01:04:05.6Z\"", json, StringComparison.Ordinal);
        Assert.Contains("\"sentence\":\"30 days → 180 days\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', json);
    }

    private sealed record One(string Value);
}
