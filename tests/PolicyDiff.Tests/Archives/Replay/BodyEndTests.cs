using System.Text;
using PolicyDiff.Archives.Replay;

namespace PolicyDiff.Tests.Archives.Replay;

public class BodyEndTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><html><body>text</body></html>", false)]
    [InlineData("<HTML><body>text</body></HTML>\n<!-- made by a machine -->", false)]
    [InlineData("<!doctype HTML><body>text, and then it", true)]
    [InlineData("<html><body>text</body></htm", true)]
    [InlineData("plain words without any tag", false)]
    [InlineData("<p>a fragment</p>", false)]
    [InlineData("%PDF-1.4 objects", true)]
    [InlineData("%PDF-1.4 objects\n%%EOF\n", false)]
    [InlineData("", false)]
    public void A_document_without_its_end_is_recognised(string body, bool missing) => Assert.Equal(missing, BodyEnd.IsMissing(Encoding.UTF8.GetBytes(body)));
}
