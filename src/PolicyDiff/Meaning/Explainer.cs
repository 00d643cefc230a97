using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Meaning.Rules;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning;

/// <summary>
/// Says what a change means, by rules alone: its kind, topics, significance with quoted reasons, direction and headline.
/// A pure function of the diff and <see cref="RulesVersion"/>.
/// </summary>
public static class Explainer
{
    /// <summary>Raised whenever a rule, a weight or a lexicon changes what is said; stored with every explanation.</summary>
    public const int RulesVersion = 1;

    /// <summary>Below this a change without facts is <see cref="ChangeKind.Minor"/>; also the end of the quiet band.</summary>
    private const int Quiet = 10;

    /// <summary>The explanation of a diff; never throws for any text.</summary>
    public static Explanation Explain(TextDiff diff)
    {
        if (SurfaceComparison.SaysTheSame(diff)) return Surface(SurfaceComparison.KindOf(diff));
        var changes = ChangedSentences.Of(diff);
        var quiet = QuietRule.KindOf(diff, changes);
        if (quiet == ChangeKind.FormattingOnly) return Surface(ChangeKind.FormattingOnly);
        if (quiet == ChangeKind.LanguageSwitched) return AnotherLanguage(diff);
        var lexicon = Lexicon.For(diff.New.Language ?? diff.Old.Language, diff.New.Blocks.Concat(diff.Old.Blocks).Select(block => block.PlainText));
        var findings = lexicon is null ? Unanalysed(diff, changes) : Analysed(new(diff, lexicon, changes));
        var sorted = findings.Findings.OrderByDescending(finding => finding.Reason.Weight).ThenBy(finding => finding.Reason.Row).ToList();
        var score = quiet is null ? Score(sorted) : Math.Min(Score(sorted), Quiet - 1);
        return new(
            quiet ?? (score < Quiet ? ChangeKind.Minor : ChangeKind.Content),
            score,
            Direction(sorted),
            Topics(sorted, findings.Topics),
            [.. sorted.Select(finding => finding.Reason)],
            quiet is { } kind ? Headline.OfQuiet(kind, diff, changes) : Headline.Of(diff, sorted));
    }

    private static Explanation Surface(ChangeKind kind) => new(kind, 0, ChangeDirection.Neutral, [], [], kind switch
    {
        ChangeKind.Identical => "changes nothing",
        ChangeKind.LinksOnly => "changes only where links lead",
        _ => "changes no word, only how they are set",
    });

    /// <summary>Two languages have no words to compare; that the page speaks another one is all that is said, and is worth a note.</summary>
    private static Explanation AnotherLanguage(TextDiff diff)
    {
        var sentence = $"The text was in {LanguageName(diff.Old)} and is in {LanguageName(diff.New)} now: what it says is not compared";
        var reason = new Reason("language", sentence, null, null, null, Weights.LanguageSwitched, ChangeDirection.Neutral, null);
        return new(ChangeKind.LanguageSwitched, (int)(100 * Weights.LanguageSwitched), ChangeDirection.Neutral, [], [reason], $"appears in {LanguageName(diff.New)} instead of {LanguageName(diff.Old)}");
    }

    private static string LanguageName(PolicyText text) => LanguageGuess.Recognise(text.Blocks) switch
    {
        "en" => "English",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "pt" => "Portuguese",
        "nl" => "Dutch",
        _ => "another language",
    };

    private static (List<Finding> Findings, List<string> Topics) Analysed(ChangeSet set)
    {
        var tagger = new TopicTagger(set.Lexicon);
        List<Finding> findings =
        [
            .. PolarityRule.Find(set),
            .. LabelRule.Find(set),
            .. QuantityRule.Find(set.Changes, set.Lexicon),
            .. ModalityRule.Find(set),
            .. NameRule.Find(set),
            .. ClauseRule.Find(set.Changes, tagger),
            .. DateRule.Find(set.Changes),
            .. SizeRule.Find(set.Diff, set.Changes),
        ];
        return (findings, tagger.Rank(set.Changes.Where(change => !DateRule.IsDateOnly(change)).Select(change => change.Shown)));
    }

    private static (List<Finding> Findings, List<string> Topics) Unanalysed(TextDiff diff, IReadOnlyList<SentenceChange> changes)
    {
        var language = diff.New.Language ?? diff.Old.Language;
        var note = new Reason("language", $"Meaning not analysed: no rules for this language{(language is null ? "" : $" ({language})")} yet", null, null, null, 0, ChangeDirection.Neutral, null);
        return ([.. QuantityRule.Find(changes, null), .. ClauseRule.Find(changes, null), .. DateRule.Find(changes), .. SizeRule.Find(diff, changes), new(note, null, null)], []);
    }

    /// <summary>100·(1 − Π(1 − w)): each signal once a section, so that ten sentences about one thing are not ten alarms.</summary>
    private static int Score(List<Finding> findings)
    {
        var left = findings
            .GroupBy(finding => (finding.Reason.Rule, finding.Reason.Topic, finding.Section))
            .Select(group => 1 - group.Max(finding => finding.Reason.Weight))
            .Aggregate(1.0, (product, factor) => product * factor);
        return (int)Math.Round(100 * (1 - left), MidpointRounding.AwayFromZero);
    }

    private static ChangeDirection Direction(List<Finding> findings)
    {
        var adverse = Sum(ChangeDirection.Adverse);
        var protective = Sum(ChangeDirection.Protective);
        if (adverse == 0 && protective == 0) return ChangeDirection.Neutral;
        if (Math.Min(adverse, protective) > Math.Max(adverse, protective) / 2) return ChangeDirection.Mixed;
        return adverse > protective ? ChangeDirection.Adverse : ChangeDirection.Protective;

        double Sum(ChangeDirection direction) => findings.Where(finding => finding.Reason.Direction == direction).Sum(finding => finding.Reason.Weight);
    }

    /// <summary>What the strong reasons speak of, then what the changed sentences touch.</summary>
    private static List<string> Topics(List<Finding> findings, List<string> touched) =>
        [.. findings.Where(finding => finding.Reason.Weight >= Weights.Signal).Select(finding => finding.Reason.Topic).OfType<string>().Concat(touched).Distinct()];
}
