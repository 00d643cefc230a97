using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text;

/// <summary>A text's language: as the page declares it, else told by the commonest small words of seven languages.</summary>
internal static partial class LanguageGuess
{
    private const int WordsRead = 600;

    /// <summary>None of the small words below is longer.</summary>
    private const int LongestSmallWord = 8;

    private static readonly (string Language, FrozenSet<string> Words)[] StopWords =
    [
        ("en", Set("the of and to in is that for you your we our with this be are or may not by on as")),
        ("de", Set("der die das und wir sie ist nicht mit von zu den für auf werden ihre oder eine einer des im wird")),
        ("fr", Set("le la les des et de vous nous votre est dans pour que une du au sur ou par vos nos ce")),
        ("es", Set("el la los las de y que en para por su con una del se sus o como usted nuestro al")),
        ("it", Set("il la di e che per con del della i gli le un una sono dei al nel alla non si")),
        ("pt", Set("o a os as de e que para em do da com uma seus dos das não você por ao no na")),
        ("nl", Set("de het een en van wij u uw voor met op is dat te zijn niet door aan onze of worden")),
    ];

    /// <summary>Which of the languages use a small word: one look-up a word, without making a string of it.</summary>
    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Speakers = StopWords.SelectMany(language => language.Words).Distinct()
        .ToFrozenDictionary(word => word, word => Enumerable.Range(0, StopWords.Length).Where(index => StopWords[index].Words.Contains(word)).ToArray(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The primary subtag of a declared language ("en" of "en-US"), or null where it is none.</summary>
    public static string? Declared(string? declared)
    {
        var match = Primary().Match(declared ?? "");
        return match.Success ? match.Groups[1].Value.ToLowerInvariant() : null;
    }

    /// <summary>The language whose small words make up enough of the text, clearly before the next; null in doubt.</summary>
    public static string? Recognise(IEnumerable<Block> blocks)
    {
        var counts = new int[StopWords.Length];
        var words = 0;
        foreach (var block in blocks)
        {
            var text = block.PlainText;
            foreach (var range in Word().EnumerateMatches(text))
            {
                Count(text.AsSpan(range.Index, range.Length), counts);

                if (++words >= WordsRead) break;
            }

            if (words >= WordsRead) break;
        }

        var best = Array.IndexOf(counts, counts.Max());
        var second = counts.Where((_, index) => index != best).Max();
        return words >= 10 && counts[best] * 8 >= words && counts[best] * 10 >= second * 12 ? StopWords[best].Language : null;
    }

    private static void Count(ReadOnlySpan<char> word, int[] counts)
    {
        Span<char> small = stackalloc char[LongestSmallWord];
        if (word.Length > LongestSmallWord || !Speakers.TryGetValue(small[..word.ToLowerInvariant(small)], out var languages)) return;
        foreach (var language in languages) counts[language]++;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^\s*([A-Za-z]{2,3})(?:[-_,\s]|$)")]
    private static partial Regex Primary();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
