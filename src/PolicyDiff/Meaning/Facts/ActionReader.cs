using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Facts;

/// <summary>
/// Reads who does what in a sentence: for each verb the lexicon knows, looks back within its clause for a negation, a modal and
/// a subject. Rules of thumb, not a parser; they are never asked to be certain, only to show the words they saw.
/// </summary>
internal sealed class ActionReader(Lexicon lexicon)
{
    private const int Reach = 9;
    private const int ModalReach = 4;
    private const int WordsBetween = 4;

    public List<ActionFact> Read(WordLine line)
    {
        var facts = new List<ActionFact>();
        foreach (var hit in lexicon.VerbPhrases.Find(line))
        {
            if (!IsNoun(line, hit.First)) facts.Add(ReadVerb(line, hit));
        }

        return facts;
    }

    /// <summary>True where a negation governs the word.</summary>
    public bool IsNegated(WordLine line, int word) => NegatorOf(line, word) is not null;

    /// <summary>"…, do not use it": said to the reader, so it is nobody's promise.</summary>
    public bool IsCommand(WordLine line, int word)
    {
        if (NegatorOf(line, word) is not { } negator) return false;
        var first = negator > 0 && lexicon.Auxiliaries.Contains(line.Words[negator - 1]) ? negator - 1 : negator;
        return line.Words[first] is "do" or "don't" && (first == 0 || line.CommaBefore[first] || line.BreakBefore[first]);
    }

    /// <summary>The nearest negation before the word in its clause, with little between that is not a list of verbs.</summary>
    private int? NegatorOf(WordLine line, int word)
    {
        var others = 0;
        for (var at = word - 1; at >= 0 && at >= word - Reach && !line.BreakBefore[at + 1]; at--)
        {
            if (lexicon.Negators.Contains(line.Words[at])) return IsFalseNegation(line, at) ? null : at;
            if (lexicon.ClauseBreaks.Contains(line.Words[at])) return null;
            if (!lexicon.ListWords.Contains(line.Words[at]) && !line.Words[at].EndsWith("ly", StringComparison.Ordinal) && !lexicon.IsVerb(line.Words[at]) && ++others > WordsBetween) return null;
        }

        return null;
    }

    private bool IsFalseNegation(WordLine line, int negator) =>
        (negator + 1 < line.Count && lexicon.NotAfter.Contains(line.Words[negator + 1]))
        || (line.Words[negator] is "no" && negator > 0 && line.Words[negator - 1] is "or" or "with");

    /// <summary>"your use of", "the records", "our trade": a noun or a participle before a noun, not a deed.</summary>
    private static bool IsNoun(WordLine line, int word) =>
        word > 0 && line.Words[word - 1] is "your" or "the" or "our" or "their" or "this" or "of" or "such" or "its" or "a" or "an" or "for" or "terms";

    private ActionFact ReadVerb(WordLine line, PhraseHit hit)
    {
        var (modal, strength) = Modal(line, hit.First);
        return new(hit.Label, IsNegated(line, hit.First), IsByUser(line, hit.First), strength, modal, hit.First);
    }

    private (string? Modal, ModalStrength Strength) Modal(WordLine line, int word)
    {
        for (var at = word - 1; at >= 0 && at >= word - ModalReach && !line.BreakBefore[at + 1]; at--)
        {
            if (lexicon.WeakModals.Contains(line.Words[at])) return (line.Words[at], ModalStrength.Weak);
            if (lexicon.StrongModals.Contains(line.Words[at])) return (line.Words[at], ModalStrength.Strong);
        }

        return (null, ModalStrength.Strong);
    }

    private bool IsByUser(WordLine line, int word)
    {
        if (word > 0 && lexicon.Passives.Contains(line.Words[word - 1])) return false;
        for (var at = word - 1; at >= 0 && at >= word - Reach && !line.BreakBefore[at + 1]; at--)
        {
            if (lexicon.CompanyWords.Contains(line.Words[at])) return false;
            if (lexicon.UserWords.Contains(line.Words[at])) return true;
        }

        return false;
    }
}
