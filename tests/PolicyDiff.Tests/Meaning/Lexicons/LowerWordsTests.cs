using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Tests.Meaning.Lexicons;

public sealed class LowerWordsTests
{
    [Theory]
    [InlineData("We", "we")]
    [InlineData("DON’T", "don't")]
    [InlineData("don't", "don't")]
    [InlineData("Données", "données")]
    [InlineData("ÜBER", "über")]
    [InlineData("Datenschutzgrundverordnungsgemäß", "datenschutzgrundverordnungsgemäß")]
    [InlineData("Pneumonoultramicroscopicsilicovolcanoconiosis", "pneumonoultramicroscopicsilicovolcanoconiosis")]
    public void A_word_is_in_lower_case_with_a_straight_apostrophe(string written, string word) => Assert.Equal(word, LowerWords.Of(written));

    [Fact]
    public void Of_many_more_words_than_are_kept_each_is_still_itself()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var number = 0; number < 50_000; number++)
            {
                var word = $"Word{number * 7919:X}x";
                Assert.Equal(word.ToLowerInvariant(), LowerWords.Of(word));
            }
        }
    }

    [Fact]
    public async Task Threads_that_read_at_once_get_their_own_words()
    {
        var words = Enumerable.Range(0, 20_000).Select(number => $"W{number:X}").ToList();
        var read = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => words.ConvertAll(word => LowerWords.Of(word)), TestContext.Current.CancellationToken)));
        Assert.All(read, own => Assert.Equal(words.ConvertAll(word => word.ToLowerInvariant()), own));
    }
}
