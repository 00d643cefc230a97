using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Facts;

/// <summary>
/// Reads who does what in a sentence: for each verb the lexicon knows, looks within its clause for a negation, a modal and a subject.
/// Rules of thumb, not a parser; they are never asked to be certain, only to show the words they saw.
/// </summary>
internal sealed class ActionReader(Lexicon lexicon, WordLine line)
{
    private const int Reach = 9;

    /// <summary>"We do not knowingly collect", "no personal data is sold": more between a negation and a verb, and it belongs to something else.</summary>
    private const int WordsBetween = 2;

    /// <summary>"No personal information about you is sold": after a "no" its noun stands in between.</summary>
    private const int WordsAfterNo = 4;

    public List<ActionFact> Read(IEnumerable<PhraseHit> verbs)
    {
        var facts = new List<ActionFact>();
        foreach (var hit in verbs)
        {
            if (IsNoun(hit.First)) continue;
            var (modal, negator) = (Modal(hit.First), Negator(hit.First));
            var strength = modal is { } at && lexicon.WeakModals.Contains(line.Words[at]) ? ModalStrength.Weak : ModalStrength.Strong;
            var words = WordRange.Of(hit.First).With(modal).With(negator);
            facts.Add(new(hit.Label, negator is not null, ActorOf(hit.First), strength, modal is null ? null : line.Words[modal.Value], hit.First, words));
        }

        return facts;
    }

    /// <summary>True where a negation governs the word.</summary>
    public bool IsNegated(int word) => Negator(word) is not null;

    private int? Negator(int word) => NegatorBefore(word) ?? (lexicon.NegationFollows ? NegatorAfter(word) : null);

    /// <summary>"…, do not use it": said to the reader, so it is nobody's promise.</summary>
    public bool IsCommand(int word)
    {
        if (NegatorBefore(word) is not { } negator) return false;
        var first = negator > 0 && lexicon.Auxiliaries.Contains(line.Words[negator - 1]) ? negator - 1 : negator;
        return line.Words[first] is "do" or "don't" && (first == 0 || line.CommaBefore[first] || line.BreakBefore[first]);
    }

    /// <summary>The nearest negation before the word in its clause, with little between that is not a list of verbs.</summary>
    private int? NegatorBefore(int word)
    {
        var (others, sawAuxiliary) = (0, false);
        for (var at = word - 1; at >= 0 && at >= word - Reach && !line.BreakBefore[at + 1]; at--)
        {
            var before = line.Words[at];
            if (lexicon.Negators.Contains(before) || IsNegatorPair(at)) return IsFalseNegation(at) || others > Between(before) ? null : at;
            if (lexicon.ClauseBreaks.Contains(before) || (sawAuxiliary && IsConjunction(before))) return null;
            sawAuxiliary |= lexicon.Auxiliaries.Contains(before);
            if (!lexicon.ListWords.Contains(before) && !lexicon.Auxiliaries.Contains(before) && !before.EndsWith("ly", StringComparison.Ordinal) && !lexicon.IsVerb(before) && ++others > WordsAfterNo) return null;
        }

        return null;
    }

    private int Between(string negator) => negator is "no" or "nothing" or "nobody" || lexicon.Language is "de" or "nl" ? WordsAfterNo : WordsBetween;

    /// <summary>"Wir verkaufen Ihre Daten nicht": up to the next verb or clause.</summary>
    private int? NegatorAfter(int word)
    {
        var isInList = true;
        for (var at = word + 1; at < line.Count && at <= word + Reach && !line.BreakBefore[at] && !line.CommaBefore[at]; at++)
        {
            if (lexicon.Negators.Contains(line.Words[at])) return at + 1 >= line.Count || !lexicon.NotAfter.Contains(line.Words[at + 1]) ? at : null;
            if (lexicon.ClauseBreaks.Contains(line.Words[at])) return null;
            var continues = IsConjunction(line.Words[at]) || lexicon.IsVerb(line.Words[at]);
            if (continues && !isInList) return null;
            isInList &= continues;
        }

        return null;
    }

    private bool IsNegatorPair(int second) => lexicon.NegatorPairs.Count > 0 && second > 0 && lexicon.NegatorPairs.Contains((line.Words[second - 1], line.Words[second]));

    private static bool IsConjunction(string word) => word is "and" or "und" or "et" or "y" or "e" or "en";

    private bool IsFalseNegation(int negator) =>
        (negator + 1 < line.Count && lexicon.NotAfter.Contains(line.Words[negator + 1]))
        || (line.Words[negator] is "no" && negator > 0 && line.Words[negator - 1] is "or" or "with");

    /// <summary>"your use of", "the records", "our trade": a noun or a participle before a noun, not a deed.</summary>
    private bool IsNoun(int word) => word > 0 && lexicon.Determiners.Contains(line.Words[word - 1]) && !IsFirstPersonPlural(line.Words[word]);

    /// <summary>The nearest modal before the word.</summary>
    private int? Modal(int word)
    {
        for (var at = word - 1; at >= 0 && at >= word - lexicon.ModalReach && !line.BreakBefore[at + 1]; at--)
        {
            if (lexicon.WeakModals.Contains(line.Words[at]) || lexicon.StrongModals.Contains(line.Words[at])) return at;
        }

        return null;
    }

    private Actor ActorOf(int word)
    {
        if (word > 0 && lexicon.Passives.Contains(line.Words[word - 1])) return Actor.Passive;

        // The verb's own ending says "we" in Romance languages, whatever pronoun stands before it: "nous vous informons".
        if (IsFirstPersonPlural(line.Words[word])) return Actor.Company;
        for (var at = word - 1; at >= 0 && at >= word - Reach && !line.BreakBefore[at + 1]; at--)
        {
            if (lexicon.CompanyWords.Contains(line.Words[at])) return Actor.Company;
            if (lexicon.UserWords.Contains(line.Words[at])) return Actor.User;
            if (lexicon.ServiceWords.Contains(line.Words[at]) && IsSubject(at)) return Actor.Company;
        }

        for (var at = word - 1; at >= 0 && at >= word - Reach && !line.BreakBefore[at + 1]; at--)
        {
            if (lexicon.Passives.Contains(line.Words[at])) return Actor.Passive;
        }

        return Actor.Unknown;
    }

    /// <summary>"The app records", "…, our website sets": with at most an article and an adjective before it.</summary>
    private bool IsSubject(int word)
    {
        var first = word;
        while (first > 0 && first > word - 2 && !line.BreakBefore[first] && !line.CommaBefore[first]) first--;
        return first == 0 || line.BreakBefore[first] || line.CommaBefore[first];
    }

    private bool IsFirstPersonPlural(string verb) => lexicon.Language switch
    {
        "es" or "pt" => verb.EndsWith("mos", StringComparison.Ordinal),
        "it" => verb.EndsWith("iamo", StringComparison.Ordinal) || verb.EndsWith("emo", StringComparison.Ordinal),
        "fr" => verb.EndsWith("ons", StringComparison.Ordinal),
        _ => false,
    };
}
