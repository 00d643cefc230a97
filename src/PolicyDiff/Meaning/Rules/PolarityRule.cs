using PolicyDiff.Meaning.Facts;

namespace PolicyDiff.Meaning.Rules;

/// <summary>"not" dropped or added before a verb that matters, within one sentence that is otherwise much the same.</summary>
internal static class PolarityRule
{
    public static IEnumerable<Finding> Find(ChangeSet set)
    {
        foreach (var change in set.Reworded.Where(change => change.IsAlike))
        {
            var (before, after) = (set.Of(change.Old!).Actions, set.Of(change.New!).Actions);
            foreach (var verb in before.Select(action => action.Verb).Distinct())
            {
                var (old, @new) = (before.FindAll(action => action.Verb == verb), after.FindAll(action => action.Verb == verb));
                if (IsElsewhere(change)) continue;
                if (@new.Count > 0 && Flips(old, @new)) yield return Describe(set, change, old[0], @new[0]);
                else if (OnlyFlip(old, @new) is { } at) yield return Describe(set, change, old[at], @new[at]);
            }
        }
    }

    /// <summary>"Children must not use" and "we do not allow children to use" negate as often, by other verbs: what is forbidden stays so.</summary>
    private static bool IsElsewhere(SentenceChange change)
    {
        if (change.IsNearlySame) return false;
        var (old, @new) = (Count(change.Old!), Count(change.New!));
        return old == @new && old > 0;

        static int Count(Sentence sentence) => sentence.Words.Words.Count(sentence.Lexicon!.Negators.Contains);
    }

    /// <summary>All were negated and none is now, or the other way round.</summary>
    private static bool Flips(List<ActionFact> old, List<ActionFact> @new) =>
        old.TrueForAll(action => action.IsNegated == old[0].IsNegated) && @new.TrueForAll(action => action.IsNegated == @new[0].IsNegated)
        && old[0].IsNegated != @new[0].IsNegated;

    /// <summary>Where a sentence uses the verb as often as before, the one place where it is turned round; null where there is none or several.</summary>
    private static int? OnlyFlip(List<ActionFact> old, List<ActionFact> @new)
    {
        if (old.Count != @new.Count) return null;
        var turned = Enumerable.Range(0, old.Count).Where(index => old[index].IsNegated != @new[index].IsNegated).Take(2).ToList();
        return turned is [var only] ? only : null;
    }

    private static Finding Describe(ChangeSet set, SentenceChange change, ActionFact old, ActionFact @new)
    {
        var isDropped = old.IsNegated;
        var verb = change.New!.Words.Words[@new.Word];
        var isByUser = old.IsByUser && @new.IsByUser;
        var isServing = ChangeSet.IsUserServing(old.Verb);
        var weight = isByUser ? Weights.PolarityUser : old.Verb is "sell" or "share" or "collect" or "transfer" or "read" ? Weights.Polarity : Weights.PolarityOther;
        var direction = isByUser ? ChangeDirection.Neutral : isDropped != isServing ? ChangeDirection.Adverse : ChangeDirection.Protective;
        var sentence = isDropped ? $"‘not’ dropped before ‘{verb}’" : $"‘not’ added before ‘{verb}’";
        var reason = new Reason("polarity", sentence, null, null, change.New.Row, weight, direction, Topic(old.Verb)).Quoting(change.Old!.QuoteAround(old.Words), change.New.QuoteAround(@new.Words));

        // What the reader may do, and a sentence that says more than before, is told by the sentence itself.
        var phrase = isByUser || !change.IsNearlySame
            ? SentenceQuote.Of(set, change.New, isReworded: true, isNew: true)
            : new HeadlinePhrase(isDropped ? "drops" : "adds", isDropped ? "the ‘not’" : "a ‘not’", $"before ‘{verb}’");
        return new(reason, change.New.Heading, phrase);
    }

    public static string Topic(string verb) => verb switch
    {
        "sell" => "sale",
        "share" => "sharing",
        "transfer" => "transfer",
        "retain" or "delete" => "retention",
        "protect" => "security",
        "notify" => "policy-change",
        "collect" or "read" => "collection",
        _ => "use",
    };
}
