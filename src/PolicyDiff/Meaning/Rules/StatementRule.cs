using PolicyDiff.Meaning.Facts;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// Whole sentences that came or went, or grew and shrank by a clause, and state something with a consequence for the user. That the text speaks
/// of the subject elsewhere does not make a new clause on it no news: one more waiver is one more waiver.
/// </summary>
internal static class StatementRule
{
    /// <summary>A sentence that grew by fewer words was reworded; what it says is left to the rules for rewording.</summary>
    private const int WordsOfAClause = 6;

    private static readonly string[] Decisive = [.. Catalog.Shared.Statements.Where(statement => statement.Value.IsDecisive).Select(statement => statement.Key)];

    /// <param name="set">The changed sentences.</param>
    /// <param name="told">What other rules found: a sentence told by one of them is not told twice.</param>
    /// <param name="sections">Rows that the headline tells as whole sections.</param>
    public static IEnumerable<Finding> Find(ChangeSet set, IReadOnlyList<Finding> told, IReadOnlySet<int> sections)
    {
        var known = told.Where(finding => finding.Reason.Weight >= Weights.StatementOfDeed && finding.Reason.Row is not null)
            .Select(finding => (finding.Reason.Row!.Value, finding.Reason.NewQuote is not null)).ToHashSet();
        var places = set.Changes.SelectMany(change => Places(set, change)).Where(place => !known.Contains((place.Sentence.Row, place.IsNew)));
        foreach (var group in places.GroupBy(place => (place.Statement.Topic, place.IsNew))) yield return Describe(set, [.. group.OrderByDescending(place => place.Statement.Weight)], sections);
    }

    private static IEnumerable<Place> Places(ChangeSet set, SentenceChange change)
    {
        // The whole other text is searched last: few sentences state anything.
        if (change.New is { } added && !IsHeading(set, added, true) && Weightiest(set, change, isNew: true) is { } come && !set.Old.Mentions(added.Text, StringComparison.Ordinal))
        {
            yield return new(added, come, true, change.Old is not null);
        }

        if (change.Old is { } removed && !IsHeading(set, removed, false) && Weightiest(set, change, isNew: false) is { } gone && !set.New.Mentions(removed.Text, StringComparison.Ordinal))
        {
            yield return new(removed, gone, false, change.New is not null);
        }
    }

    private static bool Grew(Sentence? from, Sentence to) => from is null || to.Words.Count >= from.Words.Count + WordsOfAClause;

    /// <summary>
    /// What one side states and the other does not; where the sentence was only reworded, what turns it. A sentence is told once, by the
    /// weightiest of these: one clause is not an alarm in six subjects.
    /// </summary>
    private static Statement? Weightiest(ChangeSet set, SentenceChange change, bool isNew)
    {
        var (sentence, other) = isNew ? (change.New!, change.Old) : (change.Old!, change.New);
        var grew = Grew(other, sentence);
        if (!grew && (Misprint.IsAll(change) || !Array.Exists(Decisive, label => sentence.Hits.Exists(hit => hit.Kind == PhraseKind.Statement && hit.Label == label)))) return null;
        var statements = StatementReader.Read(sentence, set.Of(sentence)).FindAll(statement => grew || Decisive.Contains(statement.Name));
        if (statements.Count == 0) return null;
        var said = other is null ? [] : StatementReader.Read(other, set.Of(other)).Select(statement => statement.Name).ToHashSet();
        return statements.Where(statement => !said.Contains(statement.Name)).Cast<Statement?>().FirstOrDefault();
    }

    private static bool IsHeading(ChangeSet set, Sentence sentence, bool isNew)
    {
        var row = set.Diff.Rows[sentence.Row];
        var block = isNew ? set.Diff.New.Blocks[row.NewIndex!.Value] : set.Diff.Old.Blocks[row.OldIndex!.Value];
        return block.Kind == BlockKind.Heading;
    }

    private static Finding Describe(ChangeSet set, List<Place> places, IReadOnlySet<int> sections)
    {
        var (first, isNew) = (places[0], places[0].IsNew);
        var title = Catalog.Shared.Topics[first.Statement.Topic];
        var directions = places.Select(place => isNew ? place.Statement.WhenNew : place.Statement.WhenGone).Distinct().ToList();
        var direction = directions is [var only] ? only : directions.Contains(ChangeDirection.Adverse) && directions.Contains(ChangeDirection.Protective) ? ChangeDirection.Mixed : directions.Find(one => one != ChangeDirection.Neutral);
        var count = places.Select(place => place.Sentence).Distinct().Count();
        var sentence = $"{(isNew ? "New statement on" : "No longer stated on")} {title}{(count == 1 ? "" : $", in {count} places")}";
        var reason = new Reason("statement", sentence, null, null, first.Sentence.Row, first.Statement.Weight, direction, first.Statement.Topic).Quoting(first.Sentence.QuoteAround(first.Statement.Words), isNew);
        var isToldBySection = places.TrueForAll(place => sections.Contains(place.Sentence.Row));
        return new(reason, null, isToldBySection ? null : SentenceQuote.Of(set, first.Sentence, first.IsReworded, isNew));
    }

    private sealed record Place(Sentence Sentence, Statement Statement, bool IsNew, bool IsReworded);
}
