using System.Text;
using PolicyDiff.Exchange.Warc;
using static PolicyDiff.Tests.Exchange.Warc.WarcSamples;

namespace PolicyDiff.Tests.Exchange.Warc;

public sealed class AnswerReaderTests
{
    [Theory]
    [InlineData("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world", null)]
    [InlineData("5;note=x\r\nhello\r\n0\r\nTrailer: y\r\n\r\n", "hello", null)]
    [InlineData("5\nhello\n0\n\n", "hello", null)]
    [InlineData("<p>undone before it was stored</p>", "<p>undone before it was stored</p>", null)]
    [InlineData("add your data below\nand more", "add your data below\nand more", null)]
    [InlineData("5\r\nhello\r\n6\r\n wo", "hello wo", "truncated")]
    [InlineData("5\r\nhello\r\n", "hello", "truncated")]
    [InlineData("", "", "truncated")]
    public void The_chunked_coding_is_undone_where_it_is_there(string stored, string body, string? failure)
    {
        var answer = AnswerReader.Read(Http(stored, "Transfer-Encoding: chunked\r\n"))!;
        Assert.Equal((body, failure), (Encoding.UTF8.GetString(answer.Body), answer.Failure));
    }

    [Fact]
    public void Content_encodings_are_undone_by_what_the_bytes_say()
    {
        var head = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n");
        var page = Encoding.UTF8.GetBytes(Page(3));
        Assert.Equal(page, AnswerReader.Read(Join(head, Gzip(page)))!.Body);
        // The header stayed when the body was undone.
        Assert.Equal(page, AnswerReader.Read(Join(head, page))!.Body);
        var cut = AnswerReader.Read(Join(head, Gzip(page)[..^9]))!;
        Assert.Equal("truncated", cut.Failure);
        Assert.NotEmpty(cut.Sentence);
    }

    [Fact]
    public void A_body_shorter_than_announced_is_cut_off_but_none_is_expected_of_not_modified()
    {
        Assert.Equal("truncated", AnswerReader.Read(Http("short", "Content-Length: 6\r\n"))!.Failure);
        Assert.Null(AnswerReader.Read(Http("enough", "Content-Length: 6\r\n"))!.Failure);
        Assert.Null(AnswerReader.Read(Encoding.ASCII.GetBytes("HTTP/1.1 304 Not Modified\r\nContent-Length: 600\r\n\r\n"))!.Failure);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", 200)]
    [InlineData("HTTP/2 404", 404)]
    [InlineData("HTTP/1.0  301 Moved\n\n", 301)]
    [InlineData("HTTP/1.1 OK", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void The_status_is_taken_from_the_first_line(string block, int? status) =>
        Assert.Equal(status, AnswerReader.Read(Encoding.ASCII.GetBytes(block))?.Status);
}
