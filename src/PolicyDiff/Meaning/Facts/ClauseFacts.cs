using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Meaning.Rules;

namespace PolicyDiff.Meaning.Facts;

/// <summary>
/// Lists the facts of the clauses that a diff changed, of both texts, with the places of their words. Quantities and regulations are read in every
/// language, the rest in those that are analysed. Not part of explaining a change: it costs nothing where nobody asks.
/// </summary>
public static class ClauseFacts
{
    /// <summary>The facts, old text first, in reading order.</summary>
    public static IReadOnlyList<ClauseFact> Of(TextDiff diff)
    {
        var changes = ChangedSentences.Of(diff, new TextLanguages(diff));
        return [.. Side("old", changes.Select(change => change.Old)), .. Side("new", changes.Select(change => change.New))];
    }

    private static IEnumerable<ClauseFact> Side(string side, IEnumerable<Sentence?> sentences) =>
        sentences.OfType<Sentence>().SelectMany(sentence => Of(sentence, side)).Distinct().OrderBy(fact => fact.Block).ThenBy(fact => fact.Start).ThenBy(fact => fact.Kind, StringComparer.Ordinal);

    private static IEnumerable<ClauseFact> Of(Sentence sentence, string side)
    {
        var facts = FactReader.Read(sentence);
        var page = new Page(sentence, side);
        return
        [
            .. facts.Actions.Select(deed => Action(page, deed)),
            .. facts.Labels.Select(label => page.Fact(KindOf(label.Kind), label.Name, label.Words) with { Negated = label.IsNegated }),
            .. sentence.Of(PhraseKind.DataType).Select(hit => page.Fact("data", hit.Label, hit.Words)),
            .. NameRule.NamesIn(sentence, facts).Select(name => page.Fact("party", name.Name, (name.Start, name.Start + name.Name.Length))),
            .. RegulationRule.In(sentence.Text).Select(law => page.Fact("regulation", law.Name, (law.Start, law.End))),
            .. QuantityReader.Read(DateRule.WithDatesCovered(sentence.Text)).Select(quantity => Quantity(page, quantity)),
        ];
    }

    private static ClauseFact Action(Page page, ActionFact deed) => page.Fact("action", deed.Verb, deed.Words) with
    {
        Negated = deed.IsNegated,
        Strength = deed.Strength == ModalStrength.Weak ? "may" : "will",
        Actor = deed.Actor switch
        {
            Actor.Company => "company",
            Actor.User => "user",
            Actor.Passive => "passive",
            _ => null,
        },
    };

    private static ClauseFact Quantity(Page page, Quantity quantity)
    {
        var kind = quantity.Kind switch
        {
            QuantityKind.Duration => "duration",
            QuantityKind.Money => "money",
            QuantityKind.Percent => "percent",
            _ => "age",
        };
        return page.Fact(kind, $"{quantity.Number} {quantity.Unit}".Trim(), (quantity.Start, quantity.Start + quantity.Written.Length)) with { Amount = quantity.Amount };
    }

    private static string KindOf(FactKind kind) => kind switch
    {
        FactKind.Recipient => "recipient",
        FactKind.Right => "right",
        FactKind.Purpose => "purpose",
        FactKind.Promise => "promise",
        _ => "signal",
    };

    /// <summary>Turns places in a sentence into places in its block.</summary>
    private sealed record Page(Sentence Sentence, string Side)
    {
        public ClauseFact Fact(string kind, string name, WordRange words) => Fact(kind, name, Sentence.CharactersOf(words));

        public ClauseFact Fact(string kind, string name, (int Start, int End) place) =>
            new(Side, Sentence.Origin.Block, Sentence.Origin.Start + place.Start, Sentence.Origin.Start + place.End, kind, name, Sentence.Text[place.Start..place.End]);
    }
}
