using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Meaning.Rules;

namespace PolicyDiff.Meaning.Facts;

/// <summary>
/// Reads what a sentence settles between company and user: what is done with data, what the user may or must do, what is waived, paid, limited
/// or ended. Unlike <see cref="FactReader"/> it does not ask what is special about it, only whether it binds or concerns anybody.
/// </summary>
internal static class StatementReader
{
    /// <summary>A shorter line without a full stop names a section or a page ("How we use your data"), it states nothing.</summary>
    private const int WordsOfATitle = 7;

    /// <summary>The statements, one of a name, the weightiest first; none where the language is not analysed.</summary>
    public static List<Statement> Read(Sentence sentence, SentenceFacts facts)
    {
        if (sentence.Lexicon is not { } lexicon || IsTitle(sentence)) return [];
        return [.. Settlements(sentence, facts).Concat(Rights(sentence, facts)).Concat(Deeds(sentence, facts, lexicon)).Concat(InGeneral(sentence, lexicon))
            .DistinctBy(statement => statement.Name).OrderByDescending(statement => statement.Weight)];
    }

    private static bool IsTitle(Sentence sentence)
    {
        var last = sentence.Text.AsSpan().TrimEnd()[^1];
        return last is ':' or '?' || (sentence.Lead is null && sentence.Words.Count < WordsOfATitle && last is not ('.' or ';' or '!'));
    }

    private static IEnumerable<Statement> Deeds(Sentence sentence, SentenceFacts facts, Lexicon lexicon)
    {
        if (!IsAboutPeople(sentence)) yield break;
        var own = facts.Actions.Where(deed => !deed.IsByUser && !FactReader.IsCommand(sentence, deed) && !IsInfinitiveOfPurpose(sentence, deed) && (deed.Actor != Actor.Unknown || sentence.Has(PhraseKind.Personal)));
        var lead = sentence.LeadWords is { } line ? FactReader.LeadDeeds(line, lexicon).Where(deed => deed.IsPractice).Select(deed => deed with { Word = 0, Words = default }) : [];
        var isConditional = Array.Exists(sentence.Words.Words, lexicon.Conditions.Contains);
        foreach (var deed in own.Concat(lead)) yield return OfDeed(deed, isConditional);
    }

    private static IEnumerable<Statement> InGeneral(Sentence sentence, Lexicon lexicon)
    {
        // "We receive money for sharing your information", "we mine your messages": the company and the reader's data, by a verb no lexicon has.
        if (sentence.Has(PhraseKind.Data) && sentence.Has(PhraseKind.Personal) && Array.Exists(sentence.Words.Words, lexicon.CompanyWords.Contains)) yield return new("data", "use", ChangeDirection.Neutral, ChangeDirection.Neutral, default, Weights.StatementInGeneral);

        // "Advertisers receive your e-mail address": the recipient does it.
        if (FactReader.PassesOn(sentence)) yield return new("share", "sharing", ChangeDirection.Neutral, ChangeDirection.Neutral, default, Weights.StatementInGeneral);
    }

    private static Statement OfDeed(ActionFact deed, bool isConditional)
    {
        var isGood = ChangeSet.IsUserServing(deed.Verb) != deed.IsNegated;
        var whenNew = isGood ? ChangeDirection.Protective : isConditional || deed.Verb is "use" or "retain" ? ChangeDirection.Neutral : ChangeDirection.Adverse;

        // A deed that is no longer told may still be done; a promise that is no longer made need not be kept.
        var whenGone = isGood ? ChangeDirection.Adverse : ChangeDirection.Neutral;
        return new((deed.IsNegated ? "no " : "") + deed.Verb, PolarityRule.Topic(deed.Verb), whenNew, whenGone, deed.Words, Weights.StatementOfDeed);
    }

    /// <summary>"We use your data to protect our office": the deed is the use.</summary>
    private static bool IsInfinitiveOfPurpose(Sentence sentence, ActionFact deed) =>
        ChangeSet.IsUserServing(deed.Verb) && deed.Word > 0 && sentence.Words.Words[deed.Word - 1] is "to" or "zu" or "te" or "pour" or "para" or "per";

    private static bool IsAboutPeople(Sentence sentence) =>
        sentence.Hits.Exists(hit => hit.Kind is PhraseKind.Personal or PhraseKind.Data or PhraseKind.Recipient or PhraseKind.Signal);

    private static IEnumerable<Statement> Rights(Sentence sentence, SentenceFacts facts)
    {
        if (!sentence.Has(PhraseKind.RightsContext) && sentence.Lead is null) yield break;
        foreach (var hit in sentence.Of(PhraseKind.Right).Take(1))
        {
            var isDenied = facts.Labels.Exists(fact => fact.Kind == FactKind.Right && fact.IsNegated);
            yield return isDenied
                ? new("no right", "rights", ChangeDirection.Adverse, ChangeDirection.Protective, hit.Words, Weights.Statement)
                : new("right", "rights", ChangeDirection.Protective, ChangeDirection.Adverse, hit.Words, Weights.Statement);
        }
    }

    private static IEnumerable<Statement> Settlements(Sentence sentence, SentenceFacts facts)
    {
        foreach (var hit in sentence.Of(PhraseKind.Statement))
        {
            // "We reserve the right to" is nobody's choice but the company's.
            if (hit is { Label: "choice", First: > 0 } && sentence.Words.Words[hit.First - 1].StartsWith("reserv", StringComparison.Ordinal)) continue;
            var (topic, whenNew, _) = Catalog.Shared.Statements[hit.Label];
            yield return new(hit.Label, topic, whenNew, Reverse(whenNew), hit.Words, whenNew == ChangeDirection.Neutral ? Weights.StatementOfDeed : Weights.Statement);
        }

        // Signals that are more than a mention: arbitration, licences, limits of liability; what is done with data only where it is done.
        foreach (var fact in facts.Labels.Where(fact => fact.Kind is FactKind.Signal && !fact.IsNegated && !Catalog.Shared.Signals[fact.Name].IsMention))
        {
            yield return new(fact.Name, Catalog.Shared.Signals[fact.Name].Topic, ChangeDirection.Neutral, ChangeDirection.Neutral, fact.Words, Weights.Statement);
        }
    }

    private static ChangeDirection Reverse(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Adverse => ChangeDirection.Protective,
        ChangeDirection.Protective => ChangeDirection.Adverse,
        _ => direction,
    };
}
