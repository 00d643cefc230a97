using PolicyDiff.Meaning.Facts;
using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// Numbers with units that changed within one reworded sentence. It is called retention only when the sentence speaks of keeping
/// or deleting; needs no lexicon, so it works in languages that are not analysed.
/// </summary>
internal static class QuantityRule
{
    private const double DaysOfAYear = 365.25;

    public static IEnumerable<Finding> Find(IReadOnlyList<SentenceChange> changes)
    {
        foreach (var change in changes.Where(change => change is { Old: not null, New: not null } && SaysMuchTheSame(change)))
        {
            var context = Context(change.New!);
            var (old, @new) = Differing(DateRule.WithDatesCovered(change.Old!.Text), DateRule.WithDatesCovered(change.New!.Text));
            if (IsAnyPeriod(old, @new, context)) (old, @new) = (old.ConvertAll(AsDuration), @new.ConvertAll(AsDuration));
            foreach (var kind in old.Select(quantity => quantity.Kind).Distinct())
            {
                var pairs = old.Where(quantity => quantity.Kind == kind).Zip(@new.Where(quantity => quantity.Kind == kind));
                foreach (var (before, after) in pairs) yield return Describe(change, before, after, context);
            }

            if (NewAmount(change, old, @new) is { } amount) yield return amount;
        }
    }

    /// <summary>"at least 30 days" became "at least 3 years": read alone, the second could be an age.</summary>
    private static Quantity AsDuration(Quantity quantity) =>
        quantity.Kind == QuantityKind.Age ? quantity with { Kind = QuantityKind.Duration, Amount = quantity.Amount * DaysOfAYear } : quantity;

    /// <summary>One is read as an age and the other is none, or the sentence speaks of keeping: then both are periods.</summary>
    private static bool IsAnyPeriod(List<Quantity> old, List<Quantity> @new, (string Name, string Topic)? context) =>
        old.Count == 1 && @new.Count == 1 && (old[0].Kind != @new[0].Kind || context?.Topic == "retention") && (old[0].Kind is QuantityKind.Age or QuantityKind.Duration) && (@new[0].Kind is QuantityKind.Age or QuantityKind.Duration);

    /// <summary>"Cancelling is free" became "Cancelling costs 5 euros": money where the sentence named none.</summary>
    private static Finding? NewAmount(SentenceChange change, List<Quantity> old, List<Quantity> @new)
    {
        if (old.Exists(quantity => quantity.Kind == QuantityKind.Money) || @new.Find(quantity => quantity.Kind == QuantityKind.Money) is not { } amount) return null;
        var reason = new Reason("quantity", $"Names an amount: {amount.Written}", null, null, change.New!.Row, Weights.Quantity, ChangeDirection.Neutral, "fees")
            .Quoting(change.Old!.Quote, change.New.QuoteOf(amount.Start, amount.Start + amount.Written.Length));
        return new(reason, change.New.Heading, new("names", "an amount", $"of {amount.Written}"));
    }

    /// <summary>Two sentences that share few words were put together for want of better: their numbers need not be about one thing.</summary>
    private static bool SaysMuchTheSame(SentenceChange change)
    {
        var (old, @new) = (change.Old!.Words.Words.ToHashSet(), change.New!.Words.Words.ToHashSet());
        var shared = old.Count(@new.Contains);
        return shared * 2 >= Math.Min(old.Count, @new.Count) && shared * 3 >= Math.Max(old.Count, @new.Count);
    }

    /// <summary>What only one side says; the same amount in other words ("thirty days", "30 days") is no change.</summary>
    private static (List<Quantity> Old, List<Quantity> New) Differing(string oldText, string newText)
    {
        var (old, @new) = (QuantityReader.Read(oldText), QuantityReader.Read(newText));
        foreach (var quantity in old.ToList())
        {
            var same = @new.Find(other => other.Kind == quantity.Kind && Math.Abs(other.Amount - quantity.Amount) < 1e-9);
            if (same is null) continue;
            old.Remove(quantity);
            @new.Remove(same);
        }

        return (old, @new);
    }

    private static (string Name, string Topic)? Context(Sentence sentence)
    {
        var topics = sentence.Of(PhraseKind.Topic).Select(hit => hit.Label).ToHashSet();

        // "We delete your name, your address and all your albums within 30 days": verb and period stand too far apart for a phrase.
        if (topics.Contains("retention") || sentence.Of(PhraseKind.Verb).Any(hit => hit.Label is "retain" or "delete")) return ("retention", "retention");
        if (sentence.Of(PhraseKind.Notice).Any(hit => hit.First == 0 || sentence.Words.Words[hit.First - 1] is not ("without" or "ohne" or "sans" or "sin" or "senza" or "sem" or "zonder"))) return ("the notice period", "policy-change");
        if (topics.Contains("fees")) return ("the terms of payment", "fees");
        return topics.Contains("liability") ? ("the limit of liability", "liability") : null;
    }

    private static Finding Describe(SentenceChange change, Quantity before, Quantity after, (string Name, string Topic)? context)
    {
        var isRetention = context?.Topic == "retention" && before.Kind == QuantityKind.Duration;
        var isAge = before.Kind == QuantityKind.Age;
        var isAmount = before.Kind == QuantityKind.Money && context is null;
        var (name, topic) = isAmount ? ("the amount", "fees") : isAge ? ("the age limit", "children") : context is { } known && (isRetention || known.Topic != "retention") ? known : ("a number", (string?)null);
        var weight = isRetention ? after.Amount >= 2 * before.Amount ? Weights.RetentionDoubled : Weights.Retention : isAge ? Weights.Age : Weights.Quantity;
        var direction = Direction(context?.Topic, isRetention, after.Amount > before.Amount);
        var title = isRetention ? "Retention" : name.StartsWith("the ", StringComparison.Ordinal) ? char.ToUpperInvariant(name[4]) + name[5..] : "Number";
        var reason = new Reason("quantity", $"{title}: {before.Written} → {after.Written}", null, null, change.New!.Row, weight, direction, topic)
            .Quoting(change.Old!.QuoteOf(before.Start, before.Start + before.Written.Length), change.New.QuoteOf(after.Start, after.Start + after.Written.Length));
        var verb = isRetention ? after.Amount > before.Amount ? "lengthens" : "shortens" : "changes";
        return new(reason, change.New.Heading, new(verb, name, FromTo(before, after)));
    }

    private static ChangeDirection Direction(string? topic, bool isRetention, bool isMore) => topic switch
    {
        _ when isRetention => isMore ? ChangeDirection.Adverse : ChangeDirection.Protective,
        "policy-change" => isMore ? ChangeDirection.Protective : ChangeDirection.Adverse,
        _ => ChangeDirection.Neutral,
    };

    /// <summary>"a 28-day period" is one of 28 days.</summary>
    private static string Plural(Quantity quantity) => quantity.Unit is "day" or "week" or "month" or "year" or "hour" && quantity.Number != "1" ? quantity.Unit + "s" : quantity.Unit;

    private static string FromTo(Quantity before, Quantity after) => before.Unit == after.Unit && before.Unit is not ("%" or "$" or "€" or "£" or "¥" or "")
        ? $"from {before.Number} to {after.Number} {Plural(after)}"
        : $"from {before.Written} to {after.Written}";
}
