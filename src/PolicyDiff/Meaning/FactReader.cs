namespace PolicyDiff.Meaning;

/// <summary>Reads the label facts of a sentence: recipients in a sentence about sharing, rights, signals, promises not to do something.</summary>
internal sealed class FactReader(Lexicon lexicon)
{
    private readonly ActionReader actions = new(lexicon);

    public List<LabelFact> Read(WordLine line)
    {
        var facts = new List<LabelFact>();
        if (lexicon.SharingPhrases.Find(line).Count > 0)
        {
            facts.AddRange(lexicon.RecipientPhrases.Find(line).Select(hit => new LabelFact(FactKind.Recipient, hit.Label, IsNegatedSharing(line), hit.First)));
        }

        if (lexicon.RightsContext.Find(line).Count > 0) facts.AddRange(lexicon.RightPhrases.Find(line).Select(hit => new LabelFact(FactKind.Right, hit.Label, actions.IsNegated(line, hit.First), hit.First)));
        facts.AddRange(lexicon.SignalPhrases.Find(line).Select(hit => new LabelFact(FactKind.Signal, hit.Label, IsNegatedAround(line, hit), hit.First)));
        facts.AddRange(Promises(line));
        return facts;
    }

    /// <summary>The deeds of a sentence.</summary>
    public List<ActionFact> Actions(WordLine line) => actions.Read(line);

    /// <summary>A recipient is excluded when every verb of sharing in the sentence is.</summary>
    private bool IsNegatedSharing(WordLine line)
    {
        var sharing = actions.Read(line).FindAll(action => action.Verb is "sell" or "share" or "transfer");
        return sharing.Count > 0 && sharing.TrueForAll(action => action.IsNegated);
    }

    private bool IsNegatedAround(WordLine line, PhraseHit hit) =>
        // "Not directed to children" and "we collect from children" are both a clause on children.
        hit.Label != "children" && (actions.IsNegated(line, hit.First) || actions.Read(line).Exists(action => action.IsNegated && !action.IsByUser && Math.Abs(action.Word - hit.First) <= 8));

    private IEnumerable<LabelFact> Promises(WordLine line) =>
        lexicon.DataPhrases.Find(line).Count == 0
            ? []
            : actions.Read(line).Where(action => action is { IsNegated: true, IsByUser: false } && !actions.IsCommand(line, action.Word) && !lexicon.UserServingVerbs.Contains(action.Verb))
                .Select(action => new LabelFact(FactKind.Promise, action.Verb, false, action.Word));
}
