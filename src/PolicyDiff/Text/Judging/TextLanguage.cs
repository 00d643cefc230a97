namespace PolicyDiff.Text.Judging;

/// <summary>A text's language by what it says alone, whatever its page declares: two captures that differ in it were two documents.</summary>
internal static class TextLanguage
{
    private const int Read = 4000;

    /// <summary>Letters of one script that make up this share of all.</summary>
    private const double Most = 0.6;

    /// <summary>"en", "de" … where small words tell it, else the name of the script; null in doubt.</summary>
    public static string? Of(CanonicalText text) => ScriptOf(text) is { } script
        ? script
        : LanguageGuess.Recognise(text.Clauses.Select(clause => new Block(BlockKind.Paragraph, 0, null, [new(clause.Text)])));

    /// <summary>The script that most letters are of; null for Latin, which many languages share, and in doubt.</summary>
    private static string? ScriptOf(CanonicalText text)
    {
        var counts = new Dictionary<string, int>();
        var letters = 0;
        foreach (var character in text.Clauses.SelectMany(clause => clause.Text).Where(char.IsLetter).Take(Read))
        {
            letters++;
            var script = Script(character);
            counts[script] = counts.GetValueOrDefault(script) + 1;
        }

        // Japanese mixes ideographs with its own letters; Chinese has none of those.
        if (counts.GetValueOrDefault("kana") * 10 > letters) return "japanese";
        var (name, count) = counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).FirstOrDefault();
        return name is null or "latin" || count < letters * Most ? null : name;
    }

    private static string Script(char character) => character switch
    {
        < '\u0370' => "latin",
        <= '\u03FF' => "greek",
        <= '\u052F' => "cyrillic",
        >= '\u0590' and <= '\u05FF' => "hebrew",
        >= '\u0600' and <= '\u077F' => "arabic",
        >= '\u0900' and <= '\u0DFF' => "indic",
        >= '\u0E00' and <= '\u0EFF' => "thai",
        >= '\u3040' and <= '\u30FF' => "kana",
        >= '\u3400' and <= '\u9FFF' => "han",
        >= '\uAC00' and <= '\uD7AF' => "hangul",
        >= '\u1E00' and <= '\u1EFF' => "latin",
        _ => "other",
    };
}
