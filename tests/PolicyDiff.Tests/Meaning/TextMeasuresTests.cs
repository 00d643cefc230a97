using PolicyDiff.Meaning;
using PolicyDiff.Tests.Diffing;

namespace PolicyDiff.Tests.Meaning;

public sealed class TextMeasuresTests
{
    [Theory]
    [InlineData("cat", 1)]
    [InlineData("policy", 3)]
    [InlineData("made", 1)]
    [InlineData("table", 2)]
    [InlineData("information", 4)]
    public void Syllables_are_groups_of_vowels(string word, int syllables) => Assert.Equal(syllables, TextMeasures.SyllablesOf(word));

    [Fact]
    public void Forty_short_sentences_are_easy_to_read()
    {
        var measures = TextMeasures.Of(TextBuilder.Of(["# On the cat", .. Enumerable.Repeat("The cat is on the mat and that is all.", 40)]));
        Assert.Equal((403, 40, 2), (measures.Words, measures.Sentences, measures.Minutes));

        // 0.39·10 + 11.8·1 − 15.59
        Assert.Equal(0.1, measures.FleschKincaid);
        Assert.Equal(3.1, measures.Smog);
    }

    [Fact]
    public void Short_texts_and_other_languages_have_no_grade()
    {
        Assert.Null(TextMeasures.Of(TextBuilder.Of("The cat is on the mat.")).FleschKincaid);
        Assert.Null(TextMeasures.Of(TextBuilder.Of([.. Enumerable.Repeat("Die Katze liegt auf der Matte und das ist für uns nicht neu.", 40)])).FleschKincaid);
    }
}
