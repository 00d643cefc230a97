namespace PolicyDiff.Diffing.Words;

/// <summary>
/// Words that a reader takes as one and that must not be torn: "do not", "third party" and their like in English, German, French,
/// Spanish, Italian, Portuguese and Dutch, the French negation around a verb ("ne vendons pas"), initials ("U.S.") and dates with a
/// month's name. Everything else is cut by <see cref="Tokenizer"/>.
/// </summary>
internal static class Phrases
{
    /// <summary>The second words of the phrases that begin with a word.</summary>
    private static readonly Dictionary<string, string[]> Pairs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["do"] = ["not"],
        ["does"] = ["not"],
        ["did"] = ["not"],
        ["no"] = ["longer"],
        ["opt"] = ["out", "in"],
        ["third"] = ["party", "parties"],
        ["nicht"] = ["mehr"],
        ["dritte"] = ["partei", "parteien"],
        ["dritten"] = ["partei", "parteien"],
        ["tierce"] = ["partie"],
        ["tierces"] = ["parties"],
        ["tercera"] = ["parte"],
        ["terceras"] = ["partes"],
        ["terceira"] = ["parte"],
        ["terceiras"] = ["partes"],
        ["terza"] = ["parte"],
        ["terze"] = ["parti"],
        ["niet"] = ["meer", "langer"],
        ["derde"] = ["partij", "partijen"],
    };

    private const int LongestFirst = 9;

    private static readonly HashSet<string> FrenchNegations = new(StringComparer.OrdinalIgnoreCase) { "pas", "plus", "jamais", "aucun", "aucune" };
    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> PairLookup = Pairs.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NegationLookup = FrenchNegations.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>End of the token that begins at <paramref name="start"/>: a phrase's, or else a word's.</summary>
    public static int Next(string text, int start)
    {
        var end = Tokenizer.Next(text, start);
        var first = text[start];
        if (char.IsAsciiDigit(first)) return DatePhrase.EndOf(text, start, end) ?? end;
        // Nearly every word ends here: no month's name, no "x.y." and none that a phrase begins with.
        var mayBeginPhrase = (first | ' ') is 'd' or 'n' or 'o' or 't';
        if (!mayBeginPhrase && !char.IsUpper(first) && (end >= text.Length || text[end] != '.')) return end;
        return DatePhrase.EndOf(text, start, end) ?? EndOfInitials(text, start, end) ?? EndOfPair(text, start, end) ?? EndOfFrenchNegation(text, start, end) ?? end;
    }

    /// <summary>The word after one space that begins at <paramref name="at"/>; empty where none does.</summary>
    public static Range WordAfter(string text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not (' ' or '\u00a0' or '\u202f') || !char.IsLetterOrDigit(text[at + 1])) return at..at;
        return (at + 1)..Tokenizer.Next(text, at + 1);
    }

    private static int? EndOfPair(string text, int start, int end)
    {
        if (end - start > LongestFirst || end + 1 >= text.Length || (text[end + 1] | ' ') is not ('n' or 'l' or 'o' or 'i' or 'p' or 'm')) return null;
        if (!PairLookup.TryGetValue(text.AsSpan(start..end), out var seconds)) return null;
        var next = WordAfter(text, end);
        foreach (var second in seconds)
        {
            if (text.AsSpan(next).Equals(second, StringComparison.OrdinalIgnoreCase)) return next.End.Value;
        }

        return null;
    }

    /// <summary>"ne vendons pas", "n’est plus": the verb stands inside the negation.</summary>
    private static int? EndOfFrenchNegation(string text, int start, int end)
    {
        var word = text.AsSpan(start..end);
        if (word[0] is not ('n' or 'N') || word.Length < 2) return null;
        if (word[1] is not ('e' or 'E' or '\'' or '’') || (word.Length > 2 && word[1] is 'e' or 'E')) return null;
        var verb = word.Length == 2 ? WordAfter(text, end) : start..end;
        if (verb.Start.Value == verb.End.Value) return null;
        var negation = WordAfter(text, verb.End.Value);
        return NegationLookup.Contains(text.AsSpan(negation)) ? negation.End.Value : null;
    }

    /// <summary>"U.S.", "e.g.": single letters with a point after each; the last point belongs to them.</summary>
    private static int? EndOfInitials(string text, int start, int end)
    {
        var at = start;
        while (at + 1 < text.Length && char.IsAsciiLetter(text[at]) && text[at + 1] == '.') at += 2;
        var isWhole = at - start >= 4 && at >= end && (at == text.Length || !char.IsLetterOrDigit(text[at]));
        return isWhole ? at : null;
    }
}
