using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Tests.Diffing.Words;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("We don’t sell.", "We| |don’t| |sell|.")]
    [InlineData("opt-out, now", "opt-out|,| |now")]
    [InlineData("for 30 days or 1,000.50 euros", "for| |30 days| |or| |1,000.50 euros")]
    [InlineData("$5 and 2.5% of €1,000", "$5| |and| |2.5%| |of| |€1,000")]
    [InlineData("mail a.b+c@harbour.example.", "mail| |a.b+c@harbour.example|.")]
    [InlineData("see https://x.example/a?b=(c), or www.y.example.", "see| |https://x.example/a?b=(c|)|,| |or| |www.y.example|.")]
    [InlineData("個人情報", "個|人|情|報")]
    [InlineData("one\ntwo\tthree", "one|\n|two|\t|three")]
    [InlineData("30 daylilies", "30| |daylilies")]
    [InlineData("sell.We share", "sell|.|We| |share")]
    public void It_cuts_where_a_reader_would(string text, string tokens) => Assert.Equal(tokens, string.Join('|', Cut(text)));

    [Fact]
    public void Pieces_spell_the_text_even_with_broken_characters()
    {
        const string Text = "a\ud800b \udc00 e\u0301\u0301 \u200d x\u0000y ©ไทย";
        Assert.Equal(Text, string.Concat(Cut(Text)));
    }

    private static List<string> Cut(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = Tokenizer.Next(text, at);
            Assert.True(end > at);
            tokens.Add(text[at..end]);
            at = end;
        }

        return tokens;
    }
}
