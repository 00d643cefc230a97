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
        var (own, other) = isNew ? (set.New, set.Old) : (set.Old, set.New);
        var told = new HashSet<(FactKind Kind, string Name, bool IsNegated)>();
        foreach (var change in set.Changes)
        {
            if ((isNew ? change.New : change.Old) is not { Lexicon: { } lexicon } sentence || Misprint.IsAll(change)) continue;
            foreach (var fact in set.Of(sentence).Labels)
            {
                if (told.Contains((fact.Kind, fact.Name, fact.IsNegated)) || IsSaidByPartner(set, change, fact) || other.Says(fact, lexicon) || IsTurned(set, change, fact, isNew) || IsMereDenial(fact, (own, other), lexicon)) continue;
                told.Add((fact.Kind, fact.Name, fact.IsNegated));
                if (Describe(fact, isNew) is not { } news) continue;
                yield return ToFinding(news with { Phrase = news.Phrase ?? SentenceQuote.Of(set, sentence, change is { Old: not null, New: not null }, isNew) }, sentence, fact, isNew);
            }
        }
    }

    /// <summary>What both sentences of a pair say, both texts say: most facts of reworded sentences end here, and the other text need not be searched.</summary>
    private static bool IsSaidByPartner(ChangeSet set, SentenceChange change, LabelFact fact) =>
        change is { Old: { Lexicon: { } lexicon } old, New: { } @new } && lexicon == @new.Lexicon && set.Of(old).Labels.Exists(fact.IsLike) && set.Of(@new).Labels.Exists(fact.IsLike);

    /// <summary>The pair's other sentence says the opposite: told once, from the side that says it does (polarity tells of the verb).</summary>
    private static bool IsTurned(ChangeSet set, SentenceChange change, LabelFact fact, bool isNew)
    {
        if ((isNew ? change.Old : change.New) is not { } opposite) return false;
        if (fact.Kind == FactKind.Promise) return change.IsAlike && set.Of(opposite).Actions.Exists(action => action.Verb == fact.Name);
        var isOpposed = set.Of(opposite).Labels.Exists(said => said.Kind == fact.Kind && said.Name == fact.Name && said.IsNegated != fact.IsNegated);
        return isOpposed && (fact.IsNegated || fact.Kind != FactKind.Right);
    }

    /// <summary>"You have no right to …" takes away only what the other text granted and this one nowhere grants.</summary>
    private static bool IsMereDenial(LabelFact fact, (DocumentFacts Own, DocumentFacts Other) texts, Lexicon lexicon)
    {
        if (fact is not { Kind: FactKind.Right, IsNegated: true }) return false;
        var granted = fact with { IsNegated = false };
        return !texts.Other.Says(granted, lexicon) || texts.Own.Says(granted, lexicon);
    }

    private static Finding ToFinding(News news, Sentence sentence, LabelFact fact, bool isNew)
    {
        var reason = new Reason(news.Rule, news.Sentence, null, null, sentence.Row, news.Weight, news.Direction, news.Topic).Quoting(sentence.QuoteAround(fact.Words), isNew);
        return new(reason, sentence.Heading, news.Phrase);
    }

    private static News? Describe(LabelFact fact, bool isNew) => fact.Kind switch
    {
        FactKind.Recipient => Recipient(fact, isNew),
        FactKind.Right => Right(fact, isNew),
        FactKind.Promise => Promise(fact, isNew),

        // "We do not sell" is told as a promise.
        FactKind.Signal when fact is { IsNegated: true, Name: "sale" } => null,
        FactKind.Purpose => Purpose(fact, isNew),
        _ => Signal(fact, isNew),
    };

    private static News? Recipient(LabelFact fact, bool isNew)
    {
        // "We do not share with advertisers" arriving or leaving is told as a promise.
        if (fact.IsNegated) return null;
        var arrives = Catalog.Shared.OrdinaryRecipients.Contains(fact.Name) ? Weights.NewOrdinaryRecipient : Weights.NewRecipient;
        return isNew
            ? new("third-party", $"New recipient: {fact.Name}", arrives, ChangeDirection.Adverse, "sharing", new("adds", fact.Name, "as recipients"))
            : new("third-party", $"No longer named as recipient: {fact.Name}", Weights.RecipientDropped, ChangeDirection.Protective, "sharing", new("no longer names", fact.Name, "as recipients"));
    }

    private static News Right(LabelFact fact, bool isNew)
    {
        var isGain = isNew != fact.IsNegated;

        // What is no longer named may be a right all the same, by law or elsewhere.
        var verb = (isNew, fact.IsNegated) switch { (true, false) => "adds", (true, true) => "denies", (false, false) => "no longer names", _ => "no longer denies" };
        var phrase = new HeadlinePhrase(verb, $"the right to {Inflect(fact.Name)}");
        return isGain
            ? new("right", $"Right added: {fact.Name}", Weights.RightAdded, ChangeDirection.Protective, "rights", phrase)
            : new("right", $"Right no longer named: {fact.Name}", Weights.RightRemoved, ChangeDirection.Adverse, "rights", phrase);
    }

    private static string Inflect(string right) => right.StartsWith("a ", StringComparison.Ordinal) ? "have " + right : right.Replace("your data", "personal data", StringComparison.Ordinal);

    private static News Promise(LabelFact fact, bool isNew)
    {
        var topic = PolarityRule.Topic(fact.Name);

        // "We won't collect it from your other accounts", "we do not share it without your consent": a promise, and not of everything.
        var (object_, article) = fact.IsLimited ? ($"not to {fact.Name} certain data", "a promise") : ($"not to {fact.Name} data", "the promise");
        var weight = (isNew, fact.IsLimited) switch
        {
            (true, false) => Weights.PromiseAdded,
            (true, true) => Weights.LimitedPromiseAdded,
            (false, false) => Weights.PromiseDropped,
            _ => Weights.LimitedPromiseDropped,
        };

        // Which data, or when, only the sentence itself says: the headline quotes that.
        var phrase = fact.IsLimited ? null : isNew ? new HeadlinePhrase("promises", object_) : new("drops", $"{article} {object_}");
        return isNew
            ? new("promise", $"Promises {object_}", weight, ChangeDirection.Protective, topic, phrase)
            : new("promise", $"No longer promises {object_}", weight, ChangeDirection.Adverse, topic, phrase);
    }

    private static News? Purpose(LabelFact fact, bool isNew)
    {
        if (fact.IsNegated) return null;
        var name = Catalog.Shared.Purposes[fact.Name];
        var weight = fact.Name == "advertising" ? Weights.NewPurpose : Weights.NewOrdinaryPurpose;
        var direction = fact.Name != "advertising" ? ChangeDirection.Neutral : isNew ? ChangeDirection.Adverse : ChangeDirection.Protective;
        return isNew
            ? new("purpose", $"New purpose: {name}", weight, direction, "use", new("names", name, "as a new purpose") { Plural = "names" })
            : new("purpose", $"No longer named as purpose: {name}", Weights.PurposeDropped, direction, "use", new("no longer names", name, "as a purpose"));
    }

    private static News Signal(LabelFact fact, bool isNew)
    {
        var signal = Catalog.Shared.Signals[fact.Name];
        var isAdverse = isNew != fact.IsNegated;

        // A clause on children that protects them and one that admits to collecting from them read alike to a rule.
        var direction = signal.IsMention ? ChangeDirection.Neutral : isAdverse ? ChangeDirection.Adverse : ChangeDirection.Protective;
        var weight = signal.IsMention ? Weights.Mention : !isAdverse ? Weights.SignalProtective : signal.IsGrave ? Weights.GraveSignal : Weights.Signal;
        var says = signal.IsMention ? $"a mention of {signal.Object}" : fact.IsNegated ? $"a clause that rules out {signal.Object}" : signal.NeedsPractice ? $"a clause on {signal.Object}" : signal.Object;
        return new(fact.Name, $"{(isNew ? "New in the text" : "No longer in the text")}: {says}", weight, direction, signal.Topic, PhraseOf(signal, fact.IsNegated, isNew));
    }

    private static HeadlinePhrase? PhraseOf(SignalEntry signal, bool isNegated, bool isNew) => (signal, isNegated) switch
    {
        ({ IsMention: true }, _) => new(isNew ? "newly mentions" : "no longer mentions", signal.Object),

        // "… so we do not collect his location any more": what is ruled out, and when, only the sentence itself says.
        (_, true) => null,
        (_, _) when !isNew => new("no longer mentions", signal.Object),
        ({ NeedsPractice: true }, _) => new("adds a clause on", signal.Object) { Plural = "adds clauses on" },
        _ => new("adds", signal.Object),
    };

    private sealed record News(string Rule, string Sentence, double Weight, ChangeDirection Direction, string Topic, HeadlinePhrase? Phrase);
}
