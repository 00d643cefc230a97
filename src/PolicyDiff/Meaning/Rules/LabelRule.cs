using PolicyDiff.Meaning.Facts;
using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// Recipients, rights, signals and promises that a changed sentence has and the whole other text has not: what arrived and what
/// is gone. What merely moved or was reworded stands in both texts and is silent.
/// </summary>
internal static class LabelRule
{
    public static IEnumerable<Finding> Find(ChangeSet set) => Side(set, isNew: true).Concat(Side(set, isNew: false));

    private static IEnumerable<Finding> Side(ChangeSet set, bool isNew)
    {
        var other = isNew ? set.Old : set.New;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in set.Changes)
        {
            if ((isNew ? change.New : change.Old) is not { } sentence) continue;
            foreach (var fact in set.FactsOf(sentence))
            {
                if (other.Says(fact.Label) || IsTurned(set, change, fact, isNew) || IsMereDenial(fact, other) || !told.Add(fact.Label)) continue;
                if (Describe(set.Lexicon, fact, isNew) is { } news) yield return ToFinding(news, sentence, fact, isNew);
            }
        }
    }

    /// <summary>The pair's other sentence says the opposite: told once, from the side that says it does (polarity tells of the verb).</summary>
    private static bool IsTurned(ChangeSet set, SentenceChange change, LabelFact fact, bool isNew)
    {
        if ((isNew ? change.Old : change.New) is not { } opposite) return false;
        if (fact.Kind == FactKind.Promise) return set.ActionsOf(opposite).Exists(action => action.Verb == fact.Name);
        var isOpposed = set.FactsOf(opposite).Exists(said => said.Kind == fact.Kind && said.Name == fact.Name && said.IsNegated != fact.IsNegated);
        return isOpposed && (fact.IsNegated || fact.Kind != FactKind.Right);
    }

    /// <summary>"You have no right to …" takes away only what the other text granted.</summary>
    private static bool IsMereDenial(LabelFact fact, DocumentFacts other) =>
        fact is { Kind: FactKind.Right, IsNegated: true } && !other.Says((fact with { IsNegated = false }).Label);

    private static Finding ToFinding(News news, Sentence sentence, LabelFact fact, bool isNew)
    {
        var quote = sentence.QuoteAround(fact.Word);
        var reason = new Reason(news.Rule, news.Sentence, isNew ? null : quote, isNew ? quote : null, sentence.Row, news.Weight, news.Direction, news.Topic);
        return new(reason, sentence.Heading, news.Phrase);
    }

    private static News? Describe(Lexicon lexicon, LabelFact fact, bool isNew) => fact.Kind switch
    {
        FactKind.Recipient => Recipient(lexicon, fact, isNew),
        FactKind.Right => Right(fact, isNew),
        FactKind.Promise => Promise(fact, isNew),

        // "We do not sell" is told as a promise.
        FactKind.Signal when fact is { IsNegated: true, Name: "sale" } => null,
        _ => Signal(lexicon, fact, isNew),
    };

    private static News? Recipient(Lexicon lexicon, LabelFact fact, bool isNew)
    {
        // "We do not share with advertisers" arriving or leaving is told as a promise.
        if (fact.IsNegated) return null;
        var arrives = lexicon.OrdinaryRecipients.Contains(fact.Name) ? Weights.NewOrdinaryRecipient : Weights.NewRecipient;
        return isNew
            ? new("third-party", $"New recipient: {fact.Name}", arrives, ChangeDirection.Adverse, "sharing", new("adds", fact.Name, "as recipients"))
            : new("third-party", $"No longer named as recipient: {fact.Name}", Weights.RecipientDropped, ChangeDirection.Protective, "sharing", new("drops", fact.Name, "as recipients"));
    }

    private static News Right(LabelFact fact, bool isNew)
    {
        var isGain = isNew != fact.IsNegated;
        var phrase = new HeadlinePhrase(isGain ? "adds" : "drops", $"the right to {Inflect(fact.Name)}");
        return isGain
            ? new("right", $"Right added: {fact.Name}", Weights.RightAdded, ChangeDirection.Protective, "rights", phrase)
            : new("right", $"Right removed: {fact.Name}", Weights.RightRemoved, ChangeDirection.Adverse, "rights", phrase);
    }

    private static string Inflect(string right) => right.StartsWith("a ", StringComparison.Ordinal) ? "have " + right : right;

    private static News Promise(LabelFact fact, bool isNew)
    {
        var topic = PolarityRule.Topic(fact.Name);
        return isNew
            ? new("promise", $"Promises not to {fact.Name} data", Weights.PromiseAdded, ChangeDirection.Protective, topic, new("promises", $"not to {fact.Name} data"))
            : new("promise", $"No longer promises not to {fact.Name} data", Weights.PromiseDropped, ChangeDirection.Adverse, topic, new("drops", $"the promise not to {fact.Name} data"));
    }

    private static News Signal(Lexicon lexicon, LabelFact fact, bool isNew)
    {
        var signal = lexicon.Signals[fact.Name];
        var isGrave = fact.Name is "arbitration" or "class-waiver" or "ai-training" or "biometrics" or "sensitive" or "sale";
        var isAdverse = isNew != fact.IsNegated;

        // A clause on children that protects them and one that admits to collecting from them read alike to a rule.
        var direction = fact.Name == "children" ? ChangeDirection.Neutral : isAdverse ? ChangeDirection.Adverse : ChangeDirection.Protective;
        var weight = !isAdverse ? Weights.SignalProtective : isGrave ? Weights.GraveSignal : Weights.Signal;
        var says = fact.IsNegated ? $"a statement excluding {signal.Object}" : signal.Object;
        return isNew
            ? new(fact.Name, $"New in the text: {says}", weight, direction, signal.Topic, new("adds", says))
            : new(fact.Name, $"No longer in the text: {says}", weight, direction, signal.Topic, new("drops", says));
    }

    private sealed record News(string Rule, string Sentence, double Weight, ChangeDirection Direction, string Topic, HeadlinePhrase Phrase);
}
