using System.Text.Json;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Text.Markup;

public sealed class MarkdownTests
{
    [Fact]
    public void Written_markdown_reads_back_to_the_same_blocks()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var text = new TextGenerator(seed).Next();
            var markdown = MarkdownWriter.Write(text);
            var back = MarkdownReader.Read(markdown);
            Assert.True(JsonSerializer.Serialize(text.Blocks) == JsonSerializer.Serialize(back.Blocks), $"Seed {seed}:\n{Differing(text, back)}\n{markdown}");
        }
    }

    [Fact]
    public void A_text_in_json_is_the_same_text()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var text = new TextGenerator(seed).Next() with { Title = seed % 2 == 0 ? null : "Privacy \"Policy\"", Language = seed % 3 == 0 ? "fr" : null };
            var back = TextJson.Read(TextJson.Write(text));
            Assert.Equal(JsonSerializer.Serialize(text), JsonSerializer.Serialize(back));
        }

        Assert.Throws<JsonException>(() => TextJson.Read("null"));
        Assert.Throws<JsonException>(() => TextJson.Read("{\"b\":"));
    }

    [Theory]
    [InlineData("Title\n=====\n\nText *one*\\\nline  \ntwo<br>three\n", "# Title\n\nText *one*\\\nline\\\ntwo\\\nthree")]
    [InlineData("**Standing alone**\n\n**Run in  \n**Text of it.\n", "## Standing alone\n\n## Run in\n\nText of it.")]
    [InlineData("1) a\n2) b\n   * c\n\n     more c\n", "1) a\n\n2) b\n\n   - c\n\n     more c")]
    [InlineData("> quoted\n> > deeper\n", "> quoted\n\n> > deeper")]
    [InlineData("| a | b |\n|---|---|\n| c \\| d |  |\n", "| a | b |\n| --- | --- |\n| c \\| d |  |")]
    [InlineData("```\ncode  here\n```\n", "```\ncode  here\n```")]
    [InlineData("See [terms](https://web.archive.org/web/20170801000000id_/http%3A//ferry.example/t \"Link: t\") ![logo](x.png)\n", "See [terms](http://ferry.example/t)")]
    [InlineData("<p>Html <b>inside</b></p>\n\nand after\n", "Html **inside**\n\nand after")]
    [InlineData("1\\. Not a list, \\*really\\* &amp; truly\n", "1\\. Not a list, \\*really\\* & truly")]
    public void Markdown_of_others_is_read(string markdown, string ours) => Assert.Equal(ours, MarkdownWriter.Write(MarkdownReader.Read(markdown)).TrimEnd());

    [Fact]
    public void Nesting_beyond_what_the_parser_takes_is_read_as_plain_text() =>
        Assert.NotEmpty(MarkdownReader.Read(new string('>', 5000) + " deep").Blocks);

    [Fact]
    public void A_page_served_as_markdown_is_read_as_such()
    {
        var reading = Pages.Read("# Privacy\n\nWe *collect* personal data.\n", contentType: "text/markdown");
        Assert.Equal(CaptureOutcome.Ok, reading.Outcome);
        Assert.Equal([BlockKind.Heading, BlockKind.Paragraph], reading.Text!.Blocks.Select(block => block.Kind));
    }

    [Fact]
    public void A_page_served_as_plain_text_is_read_as_such()
    {
        var reading = Pages.Read("PRIVACY POLICY\n\nWe collect personal data from you when you\nopen an account.\n\n- your name\n- your address < here\n", contentType: "text/plain");
        Assert.Equal("## PRIVACY POLICY\n\nWe collect personal data from you when you\\\nopen an account.\n\n- your name\n\n- your address \\< here".Replace("you\\\nopen", "you open", StringComparison.Ordinal), MarkdownWriter.Write(reading.Text!).TrimEnd());
    }

    [Fact]
    public void Plain_text_shows_lists_and_tables_without_marks()
    {
        var text = MarkdownReader.Read("# Rights\n\nYou **may**:\n\n1. ask\n   - twice\n\n| a | b |\n|---|---|\n| c | d |\n");
        Assert.Equal("Rights\n\nYou may:\n\n1. ask\n  - twice\n\na | b\nc | d\n", PlainTextWriter.Write(text));
    }

    private static string Differing(PolicyText text, PolicyText back)
    {
        for (var index = 0; index < Math.Max(text.Blocks.Count, back.Blocks.Count); index++)
        {
            var (written, read) = (JsonSerializer.Serialize(text.Blocks.ElementAtOrDefault(index)), JsonSerializer.Serialize(back.Blocks.ElementAtOrDefault(index)));
            if (written != read) return $"{written}\n{read}";
        }

        return "";
    }
}
