using PolicyDiff.Meaning.Facts;

namespace PolicyDiff.Meaning.Rules;

/// <summary>"may share" became "will share", or "will notify" became "may notify".</summary>
internal static class ModalityRule
{
    public static IEnumerable<Finding> Find(ChangeSet set)
    {
        foreach (var change in set.Reworded.Where(change => change.IsAlike))
        {
            var (before, after) = (set.Of(change.Old!).Actions, set.Of(change.New!).Actions);
            foreach (var verb in before.Select(action => action.Verb).Distinct())
            {
                // Only where the verb stands equally often on each side can a rule tell which became which.
                var (old, @new) = (before.FindAll(action => action.Verb == verb), after.FindAll(action => action.Verb == verb));
                if (old.Count != @new.Count) continue;
                foreach (var (was, isNow) in old.Zip(@new).Where(pair => IsTurned(pair.First, pair.Second)).Take(1)) yield return Describe(set, change, was, isNow);
            }
        }
    }

    private static bool IsTurned(ActionFact old, ActionFact @new) =>
        old is { IsNegated: false, IsByUser: false } && @new is { IsNegated: false, IsByUser: false } && @new.Strength != old.Strength;

    private static Finding Describe(ChangeSet set, SentenceChange change, ActionFact old, ActionFact @new)
    {
        var isFirmer = @new.Strength == ModalStrength.Strong;
        var isServing = ChangeSet.IsUserServing(old.Verb);
        var direction = isFirmer != isServing ? ChangeDirection.Adverse : ChangeDirection.Protective;
        var (from, to) = (Written(change.Old!, old), Written(change.New!, @new));
        var reason = new Reason("modality", $"‘{from}’ → ‘{to}’", null, null, change.New!.Row, Weights.Modality, direction, PolarityRule.Topic(old.Verb)).Quoting(change.Old!.QuoteAround(old.Words), change.New.QuoteAround(@new.Words));
        var phrase = change.IsNearlySame ? new HeadlinePhrase("turns", $"‘{from}’ into ‘{to}’") : SentenceQuote.Of(set, change.New, isReworded: true, isNew: true);
        return new(reason, change.New.Heading, phrase);
    }

    private static string Written(Sentence sentence, ActionFact action)
    {
        var verb = sentence.Words.Words[action.Word];
        return action.Modal is null ? verb : $"{action.Modal} {verb}";
    }
}
