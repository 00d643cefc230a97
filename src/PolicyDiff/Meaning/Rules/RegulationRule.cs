using System.Buffers;
using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>Laws and frameworks that only one of the texts cites, by their names in any language.</summary>
internal static class RegulationRule
{
    /// <summary>All names of all laws: a sentence without any of them is looked at once, not once for each law.</summary>
    private static readonly SearchValues<string> AllNames = SearchValues.Create([.. Catalog.Shared.Regulations.Values.SelectMany(names => names)], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<Finding> Find(ChangeSet set)
    {
        if (!set.Changes.Any(change => Cites(change.Old) || Cites(change.New))) yield break;
        foreach (var (law, names) in Catalog.Shared.Regulations)
        {
            if (Side(set, names, change => change.New) is { } cited && !names.Any(name => set.Old.Mentions(name, Comparison(name)))) yield return Describe((law, names), cited, isNew: true);
            if (Side(set, names, change => change.Old) is { } gone && !names.Any(name => set.New.Mentions(name, Comparison(name)))) yield return Describe((law, names), gone, isNew: false);
        }
    }

    /// <summary>The laws that words cite, with the place of each.</summary>
    public static IEnumerable<(string Name, int Start, int End)> In(string text) =>
        from law in Catalog.Shared.Regulations
        from name in law.Value
        let start = PlaceOf(text, name)
        where start is not null
        select (law.Key, start.Value, start.Value + name.Length);

    private static bool Cites(Sentence? sentence) => sentence is not null && sentence.Text.AsSpan().ContainsAny(AllNames);

    private static Sentence? Side(ChangeSet set, IReadOnlyList<string> names, Func<SentenceChange, Sentence?> side) =>
        set.Changes.Select(side).OfType<Sentence>().FirstOrDefault(sentence => names.Any(name => Contains(sentence.Text, name)));

    /// <summary>Abbreviations count only as capitals: "avg" is an average.</summary>
    private static StringComparison Comparison(string name) => name.All(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private static bool Contains(string text, string name) => PlaceOf(text, name) is not null;

    /// <summary>Where the name stands as a word of its own, or null.</summary>
    public static int? PlaceOf(string text, string name)
    {
        var at = text.IndexOf(name, Comparison(name));
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length])) ? at : null;
    }

    private static Finding Describe((string Name, IReadOnlyList<string> Names) law, Sentence sentence, bool isNew)
    {
        var written = law.Names.First(name => Contains(sentence.Text, name));
        var start = PlaceOf(sentence.Text, written)!.Value;
        var reason = new Reason("regulation", isNew ? $"Newly cited: {law.Name}" : $"No longer cited: {law.Name}", null, null, sentence.Row, Weights.Regulation, ChangeDirection.Neutral, null)
            .Quoting(sentence.QuoteOf(start, start + written.Length), isNew);
        return new(reason, sentence.Heading, isNew ? new("newly cites", law.Name) : new("no longer cites", law.Name));
    }
}
