using System.Globalization;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>What readers see instead of codes.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> TopicNames = new(StringComparer.Ordinal)
    {
        ["ai"] = "AI and training",
        ["third-party"] = "Third parties",
        ["do-not-track"] = "Do Not Track",
        ["intro"] = "Introduction",
        ["use"] = "Use of data",
    };

    internal static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.First => "First known text",
        ChangeKind.Content => "Reworded",
        ChangeKind.Minor => "Small edit",
        ChangeKind.MovedOnly => "Moved only",
        ChangeKind.RedatedOnly => "New date only",
        ChangeKind.ContactOnly => "Contact details only",
        ChangeKind.Revert => "Back to an earlier text",
        ChangeKind.Variant => "Variant",
        ChangeKind.Removed => "Taken down",
        ChangeKind.Restored => "Back online",
        ChangeKind.SourceMoved => "New address",
        ChangeKind.LanguageSwitched => "Language switched",
        ChangeKind.RulesChanged => "Read anew",
        ChangeKind.FormattingOnly => "Formatting only",
        ChangeKind.LinksOnly => "Links only",
        ChangeKind.Identical => "Identical",
        _ => kind.ToWord(),
    };

    /// <summary>The sign before the word: kinds are told apart at a glance, and never by the sign alone.</summary>
    internal static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.First => "◆",
        ChangeKind.Content => "±",
        ChangeKind.Minor => "~",
        ChangeKind.MovedOnly => "↕",
        ChangeKind.Revert => "↺",
        ChangeKind.Variant => "≈",
        ChangeKind.Removed => "×",
        ChangeKind.Restored => "+",
        ChangeKind.SourceMoved => "→",
        _ => "·",
    };

    internal static string Of(CaptureOutcome outcome) => outcome switch
    {
        CaptureOutcome.Ok => "Text read",
        CaptureOutcome.Unchanged => "Unchanged",
        CaptureOutcome.Redirect => "Redirect without a page",
        CaptureOutcome.ArchivedError => "Error page",
        CaptureOutcome.SoftNotFound => "Not-found page",
        CaptureOutcome.Blocked => "Blocked or challenge",
        CaptureOutcome.ConsentWall => "Consent wall",
        CaptureOutcome.LoginWall => "Sign-in page",
        CaptureOutcome.Parked => "Parked domain",
        CaptureOutcome.WrongPage => "Wrong page",
        CaptureOutcome.SelectorMissed => "Selectors missed",
        CaptureOutcome.Empty => "Empty",
        CaptureOutcome.Truncated => "Cut off",
        CaptureOutcome.NotHtml => "Not a page of text",
        CaptureOutcome.TooComplex => "Too complex to read",
        CaptureOutcome.Unreachable => "No answer",
        CaptureOutcome.Unplayable => "Not playable",
        _ => outcome.ToWord(),
    };

    internal static string Of(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Adverse => "less protective",
        ChangeDirection.Protective => "more protective",
        ChangeDirection.Mixed => "mixed for users",
        _ => "neutral",
    };

    internal static string Sign(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Adverse => "▼",
        ChangeDirection.Protective => "▲",
        ChangeDirection.Mixed => "◆",
        _ => "",
    };

    /// <summary>Who observed, from a capture's origin.</summary>
    internal static string Origin(string origin) => origin switch
    {
        "live" => "Our own check",
        "wayback" => "Wayback Machine",
        _ when origin.StartsWith("import:", StringComparison.Ordinal) => $"Import ({origin["import:".Length..]})",
        _ => ArchiveCatalog.Default.NameOf(origin) ?? Capitalised(origin),
    };

    internal static string Band(string band) => Capitalised(band);

    /// <summary>A topic's stable name as a phrase: "data-retention" → "Data retention".</summary>
    internal static string Topic(string topic) => TopicNames.GetValueOrDefault(topic) ?? Capitalised(topic.Replace('-', ' '));

    /// <summary>"1 version", "1,204 versions".</summary>
    internal static string Count(int count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    internal static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string? Language(string? code)
    {
        if (code is null) return null;
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    /// <summary>School years by two formulas, or why there are none.</summary>
    internal static string Readability(TextMeasures measures)
    {
        if (measures.FleschKincaid is not { } grade) return "measured for English texts of 100 words and more";
        var smog = measures.Smog is { } years ? string.Create(CultureInfo.InvariantCulture, $", {years:0.0} (SMOG)") : "";
        return string.Create(CultureInfo.InvariantCulture, $"school year {grade:0.0} (Flesch–Kincaid){smog}{(grade > TextMeasures.DoubtfulGrade ? " (doubtful: very long sentences)" : "")}");
    }

    /// <summary>A headline that stands without its subject.</summary>
    internal static string Headline(string headline) => Capitalised(headline);

    private static string Capitalised(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
