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
    [InlineData("cafe\u0301s, bars", "cafe\u0301s|,| |bars")]
    [InlineData("a@b.example, www.c.example; http://d.example)", "a@b.example|,| |www.c.example|;| |http://d.example|)")]
    public void It_cuts_where_a_reader_would(string text, string tokens) => Assert.Equal(tokens, string.Join('|', Cut(text)));

    [Theory]
    [InlineData("We do not sell.", "We| |do not| |sell|.")]
    [InlineData("Third parties and a third party", "Third parties| |and| |a| |third party")]
    [InlineData("do nothing", "do| |nothing")]
    [InlineData("no longer, opt out", "no longer|,| |opt out")]
    [InlineData("Nous ne vendons pas vos données", "Nous| |ne vendons pas| |vos| |données")]
    [InlineData("elle n’utilise plus rien", "elle| |n’utilise plus| |rien")]
    [InlineData("ne rien vendre", "ne| |rien| |vendre")]
    [InlineData("terceras partes, terze parti, tierces parties", "terceras partes|,| |terze parti|,| |tierces parties")]
    [InlineData("nicht mehr, niet meer", "nicht mehr|,| |niet meer")]
    [InlineData("in the U.S. and, e.g., Peru", "in| |the| |U.S.| |and|,| |e.g.|,| |Peru")]
    public void A_phrase_that_stands_for_one_word_is_one_piece(string text, string tokens) => Assert.Equal(tokens, string.Join('|', Cut(text, Phrases.Next)));

    [Theory]
    [InlineData("Effective January 5, 2023.", "Effective| |January 5, 2023|.")]
    [InlineData("since May 2018", "since| |May 2018")]
    [InlineData("You may 30 times", "You| |may| |30| |times")]
    [InlineData("May we ask", "May| |we| |ask")]
    [InlineData("the 5th of March, 2024, or 12 January", "the| |5th of March, 2024|,| |or| |12 January")]
    [InlineData("Stand: 15. März 2024", "Stand|:| |15. März 2024")]
    [InlineData("le 1er janvier 2024", "le| |1er janvier 2024")]
    [InlineData("el 3 de marzo de 2024", "el| |3 de marzo de 2024")]
    [InlineData("on 2024-01-31 or 01/31/2024", "on| |2024-01-31| |or| |01/31/2024")]
    [InlineData("30 marks", "30| |marks")]
    [InlineData("5 € or 5,00 € or 12 %", "5 €| |or| |5,00 €| |or| |12 %")]
    [InlineData("30 días, 6 mesi, 2 anos, 14 dagen", "30 días|,| |6 mesi|,| |2 anos|,| |14 dagen")]
    public void A_date_or_an_amount_is_one_piece(string text, string tokens) => Assert.Equal(tokens, string.Join('|', Cut(text, Phrases.Next)));

    [Fact]
    public void Pieces_spell_the_text_even_with_broken_characters()
    {
        const string Text = "a\ud800b \udc00 e\u0301\u0301 \u200d x\u0000y ©ไทย";
        Assert.Equal(Text, string.Concat(Cut(Text)));
        Assert.Equal(Text, string.Concat(Cut(Text, Phrases.Next)));
    }

    private static List<string> Cut(string text, Func<string, int, int>? next = null)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = (next ?? Tokenizer.Next)(text, at);
            Assert.True(end > at);
            tokens.Add(text[at..end]);
            at = end;
        }

        return tokens;
    }
}
