using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning;

/// <summary>Size and readability of one text. The formulas are those of English; for other languages and for short texts they are null.</summary>
/// <param name="Words">Of everything: headings and tables too.</param>
/// <param name="Characters">Of the plain text.</param>
/// <param name="Sentences">Of the prose: paragraphs, quotes and list items.</param>
/// <param name="Headings">How many.</param>
/// <param name="ListItems">How many.</param>
/// <param name="Links">How many spans lead somewhere.</param>
/// <param name="Minutes">To read it at 250 words a minute, rounded, at least 1.</param>
/// <param name="FleschKincaid">0.39·words/sentence + 11.8·syllables/word − 15.59, over the prose; null below 100 words or outside English.</param>
/// <param name="Smog">1.043·√(30·words of three syllables and more/sentences) + 3.1291; null below 30 sentences or outside English.</param>
public sealed record TextMeasures(int Words, int Characters, int Sentences, int Headings, int ListItems, int Links, int Minutes, double? FleschKincaid, double? Smog)
{
    private const int WordsPerMinute = 250;
    private const int LeastWords = 100;
    private const int LeastSentences = 30;

    /// <summary>Grades above this come from lists without full stops, not from hard words: shown with a doubt.</summary>
    public const double DoubtfulGrade = 20;

    /// <summary>Measures a text; pure.</summary>
    public static TextMeasures Of(PolicyText text)
    {
        var prose = Prose.Of(text);
        var words = text.Blocks.Sum(block => Canonical.CountWords(block.PlainText));
        var isEnglish = (LanguageGuess.Recognise(text.Blocks) ?? text.Language) == "en";
        return new(
            words,
            text.Blocks.Sum(block => block.PlainText.Length),
            prose.Sentences,
            text.Blocks.Count(block => block.Kind == BlockKind.Heading),
            text.Blocks.Count(block => block.Kind == BlockKind.ListItem),
            text.Blocks.Sum(block => block.Spans.Count(span => span.Link is not null)),
            Math.Max(1, (int)Math.Round(words / (double)WordsPerMinute, MidpointRounding.AwayFromZero)),
            isEnglish && prose.Words >= LeastWords ? Grade((0.39 * prose.Words / prose.Sentences) + (11.8 * prose.Syllables / prose.Words) - 15.59) : null,
            isEnglish && prose.Sentences >= LeastSentences ? Grade((1.043 * Math.Sqrt(30.0 * prose.LongWords / prose.Sentences)) + 3.1291) : null);
    }

    /// <summary>Vowel groups, without a silent e at the end; at least one. What the published formulas count by.</summary>
    internal static int SyllablesOf(string word)
    {
        var (count, wasVowel) = (0, false);
        foreach (var letter in word)
        {
            var isVowel = letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
            if (isVowel && !wasVowel) count++;
            wasVowel = isVowel;
        }

        var isSilent = word.Length > 2 && word[^1] == 'e' && word[^2] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y') && !(word[^2] == 'l' && word[^3] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y'));
        return Math.Max(1, isSilent ? count - 1 : count);
    }

    private static double Grade(double grade) => Math.Round(Math.Max(0, grade), 1);

    /// <summary>Headings, tables and code are no prose; a list item ends a sentence whether it has a full stop or not.</summary>
    private sealed record Prose(int Words, int Sentences, int Syllables, int LongWords)
    {
        public static Prose Of(PolicyText text)
        {
            var (words, sentences, syllables, longWords) = (0, 0, 0, 0);
            foreach (var block in text.Blocks.Where(block => block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quote))
            {
                foreach (var sentence in SentenceSplitter.Split(block.PlainText))
                {
                    sentences++;
                    foreach (var word in new WordLine(sentence).Words.Where(word => char.IsLetter(word[0])))
                    {
                        var count = SyllablesOf(word);
                        words++;
                        syllables += count;
                        if (count >= 3) longWords++;
                    }
                }
            }

            return new(words, sentences, syllables, longWords);
        }
    }
}
