namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// "Whichever is greater" became "whichever is less": two sentences that agree but for a word and its opposite. What that does depends on the
/// sentence, so no direction is given.
/// </summary>
internal static class OppositeRule
{
    private static readonly Dictionary<string, string[]> Opposites = Both(
        "greater less", "greater lesser", "greater lower", "greater smaller", "more less", "higher lower", "larger smaller", "longer shorter", "earlier later", "before after", "maximum minimum", "most least",
        "größer kleiner", "größere kleinere", "höher niedriger", "höhere niedrigere", "höheren niedrigeren", "früher später", "länger kürzer", "vor nach",
        "supérieur inférieur", "élevé faible", "avant après", "mayor menor", "antes después", "maggiore minore", "prima dopo", "maior menor", "antes depois", "hoger lager", "hoogste laagste", "eerder later", "voor na");

    /// <param name="set">The changed sentences.</param>
    /// <param name="told">Rows that the rules for known verbs told already.</param>
    public static IEnumerable<Finding> Find(ChangeSet set, IReadOnlySet<int> told)
    {
        foreach (var change in set.Reworded.Where(change => !told.Contains(change.New!.Row)))
        {
            var (old, @new) = (change.Old!.Words.Words, change.New!.Words.Words);
            if (old.Length != @new.Length || Turned(old, @new) is not { } at || !change.IsAlike) continue;
            var reason = new Reason("opposite", $"‘{old[at]}’ → ‘{@new[at]}’", null, null, change.New.Row, Weights.Modality, ChangeDirection.Neutral, null)
                .Quoting(change.Old.QuoteAround(WordRange.Of(at)), change.New.QuoteAround(WordRange.Of(at)));
            yield return new(reason, change.New.Heading, new("turns", $"‘{old[at]}’ into ‘{@new[at]}’"));
        }
    }

    /// <summary>The one place where the words differ, if opposites stand there.</summary>
    private static int? Turned(string[] old, string[] @new)
    {
        int? found = null;
        for (var at = 0; at < old.Length; at++)
        {
            if (old[at] == @new[at]) continue;
            if (found is not null || !Opposites.TryGetValue(old[at], out var opposites) || Array.IndexOf(opposites, @new[at]) < 0) return null;
            found = at;
        }

        return found;
    }

    private static Dictionary<string, string[]> Both(params string[] pairs) =>
        pairs.Select(pair => pair.Split(' ')).SelectMany(pair => new[] { (From: pair[0], To: pair[1]), (From: pair[1], To: pair[0]) })
            .GroupBy(pair => pair.From, pair => pair.To).ToDictionary(group => group.Key, group => group.ToArray());
}
