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
    public const int RulesVersion = 3;

    /// <summary>Below this a change without facts is <see cref="ChangeKind.Minor"/>; also the end of the quiet band.</summary>
    private const int Quiet = 10;

    /// <summary>The explanation of a diff; never throws for any text.</summary>
    public static Explanation Explain(TextDiff diff)
    {
        if (SurfaceComparison.SaysTheSame(diff)) return Surface(SurfaceComparison.KindOf(diff));
        var languages = new TextLanguages(diff);
        var changes = ChangedSentences.Of(diff, languages);
        var quiet = QuietRule.KindOf(diff, changes);
        if (quiet == ChangeKind.FormattingOnly) return Surface(ChangeKind.FormattingOnly);
        if (quiet == ChangeKind.LanguageSwitched) return AnotherLanguage(diff);
        if (quiet is null && PromotionRule.Explain(diff) is { } promotion) return promotion;
        var set = new ChangeSet(diff, languages, changes);
        var tagger = new TopicTagger();
        var sorted = Findings(set, tagger, quiet).OrderByDescending(finding => finding.Reason.Weight).ThenBy(finding => finding.Reason.Row).ToList();
        sorted.RemoveAll(finding => SizeRule.IsToldBy(finding, sorted));
        // Another address to write to is housekeeping, and still something that readers act on.
        var isTold = quiet is null || sorted.Exists(finding => finding.Reason.Rule == ContactRule.Name);
        var score = isTold ? Score(sorted) : Math.Min(Score(sorted), Quiet - 1);
        return new(
            quiet ?? (score < Quiet ? ChangeKind.Minor : ChangeKind.Content),
            score,
            Direction(sorted),
            Topics(sorted, tagger.Rank(changes.Where(change => !DateRule.IsDateOnly(change)).Select(change => change.Shown))),
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

    private static List<Finding> Findings(ChangeSet set, TopicTagger tagger, ChangeKind? quiet)
    {
        var sections = SectionRule.Find(set.Diff);
        List<Finding> verbs = [.. PolarityRule.Find(set), .. ModalityRule.Find(set)];
        List<Finding> strong = [.. verbs, .. LabelRule.Find(set)];
        return
        [
            .. strong,
            .. SmallWordRule.Find(set, verbs.Select(finding => finding.Reason.Row).OfType<int>().ToHashSet()),
            .. OppositeRule.Find(set, verbs.Select(finding => finding.Reason.Row).OfType<int>().ToHashSet()),
            .. StatementRule.Find(set, strong, sections.Rows),
            .. CourtRule.Find(set, strong),
            .. QuantityRule.Find(set.Changes),
            .. NameRule.Find(set),
            .. RegulationRule.Find(set),
            .. sections.Findings,
            .. ClauseRule.Find(set, tagger, sections.Rows),
            .. DateRule.Find(set, quiet),
            .. ContactRule.Find(set, quiet),
            .. SizeRule.Find(set.Diff, set.Changes),
            .. Unanalysed(set),
        ];
    }

    /// <summary>What rules cannot read is said, so that silence is not taken for "nothing".</summary>
    private static IEnumerable<Finding> Unanalysed(ChangeSet set)
    {
        if (set.Changes.Count == 0 || set.Changes.All(change => change.Shown.Lexicon is not null)) return [];
        var language = set.Diff.New.Language ?? set.Diff.Old.Language;
        var which = set.Changes.Any(change => change.Shown.Lexicon is not null) ? "Some clauses are not analysed" : "Meaning not analysed";
        var sentence = $"{which}: no rules for {(language is null || Lexicon.For(language) is not null ? "their language" : $"this language ({language})")} yet";
        return [new(new("language", sentence, null, null, null, 0, ChangeDirection.Neutral, null), null, null)];
    }

    /// <summary>
    /// 100·(1 − Π(1 − w)): each signal once a section, so that ten sentences about one thing are not ten alarms. Where none is grave by itself,
    /// what comes to the weightiest counts for a part only (<see cref="Weights.Company"/>): much text is not one grave thing.
    /// </summary>
    private static int Score(List<Finding> findings)
    {
        var left = findings
            .GroupBy(finding => (finding.Reason.Rule, finding.Reason.Topic, finding.Section))
            .Select(group => 1 - group.Max(finding => finding.Reason.Weight))
            .Aggregate(1.0, (product, factor) => product * factor);
        var (top, all) = (findings.Count == 0 ? 0 : findings.Max(finding => finding.Reason.Weight), 1 - left);
        return (int)Math.Round(100 * (top >= Weights.Grave ? all : top + (Weights.Company * (all - top))), MidpointRounding.AwayFromZero);
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
