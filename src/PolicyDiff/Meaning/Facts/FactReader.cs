using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Facts;

/// <summary>Reads the label facts of a sentence: recipients in a sentence about sharing, rights, signals, promises not to do something.</summary>
internal sealed class FactReader(Lexicon lexicon)
{
    private const int NearWords = 8;
    private readonly ActionReader actions = new(lexicon);

    public List<LabelFact> Read(WordLine line)
    {
        var deeds = actions.Read(line);
        var facts = new List<LabelFact>();
        var recipients = lexicon.RecipientPhrases.Find(line);
        if (recipients.Count > 0 && lexicon.SharingPhrases.Find(line).Count > 0)
        {
            var isNegated = IsNegatedSharing(deeds);
            facts.AddRange(recipients.Select(hit => new LabelFact(FactKind.Recipient, hit.Label, isNegated, hit.First)));
        }

        var rights = lexicon.RightPhrases.Find(line);
        if (rights.Count > 0 && lexicon.RightsContext.Find(line).Count > 0)
        {
            facts.AddRange(rights.Select(hit => new LabelFact(FactKind.Right, hit.Label, actions.IsNegated(line, hit.First), hit.First)));
        }

        facts.AddRange(lexicon.SignalPhrases.Find(line).Select(hit => new LabelFact(FactKind.Signal, hit.Label, IsNegatedAround(line, hit, deeds), hit.First)));

        // Training says all that a mention of AI in the same sentence would.
        if (facts.Exists(fact => fact.Name == "ai-training")) facts.RemoveAll(fact => fact is { Kind: FactKind.Signal, Name: "ai" });
        facts.AddRange(Promises(line, deeds));
        return facts;
    }

    /// <summary>The deeds of a sentence.</summary>
    public List<ActionFact> Actions(WordLine line) => actions.Read(line);

    /// <summary>A recipient is excluded when every verb of sharing in the sentence is.</summary>
    private static bool IsNegatedSharing(List<ActionFact> deeds)
    {
        var sharing = deeds.FindAll(action => action.Verb is "sell" or "share" or "transfer");
        return sharing.Count > 0 && sharing.TrueForAll(action => action.IsNegated);
    }

    /// <summary>"Not directed to children" and "we collect from children" are both a clause on children.</summary>
    private bool IsNegatedAround(WordLine line, PhraseHit hit, List<ActionFact> deeds) =>
        hit.Label != "children"
        && (actions.IsNegated(line, hit.First) || deeds.Exists(action => action.IsNegated && !action.IsByUser && Math.Abs(action.Word - hit.First) <= NearWords));

    private IEnumerable<LabelFact> Promises(WordLine line, List<ActionFact> deeds)
    {
        var promises = deeds.FindAll(action => action is { IsNegated: true, IsByUser: false } && !actions.IsCommand(line, action.Word) && !lexicon.UserServingVerbs.Contains(action.Verb));
        return promises.Count == 0 || lexicon.DataPhrases.Find(line).Count == 0 ? [] : promises.Select(action => new LabelFact(FactKind.Promise, action.Verb, false, action.Word));
    }
}
