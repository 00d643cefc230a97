using System.Text.RegularExpressions;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Meaning;

/// <summary>
/// What a headline must keep to, whatever changed: its quotations stand in the texts, its other words in a reason or in the frame of verbs and
/// counts, each reason's quote on the side it names, and none of the shapes that readers found unfair.
/// </summary>
internal static partial class HeadlineTruth
{
    private const int Longest = 140;

    /// <summary>Words that say what was done and how often, and nothing of what the text is about.</summary>
    private static readonly HashSet<string> Frame =
    [
        .. """
           adds removes rewords moves changes replaces names states says drops promises turns lengthens shortens denies cites mentions adding removing
           clause clauses section sections other one more most text words word list places and among from to into under before in of on as for the a an
           no longer now new newly first time its only date contact details retention right promise not nothing that is read purpose recipients personal
           which court law decides day days weeks months years ago have used all instead appears where links lead how they are set turning
           """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>What readers called unfair or unreadable; none may come back.</summary>
    private static readonly string[] Unfair = ["a statement excluding", "a mention of", "text on ", "other point", "changes a number from a number", "  ", "‘’", " and and ", ", and and ", "adds adds"];

    /// <summary>The sentences that say what is wrong; none where all is well.</summary>
    public static IEnumerable<string> Faults(TextDiff diff, Explanation explanation)
    {
        var (old, @new) = (Plain(diff.Old), Plain(diff.New));
        var headline = explanation.Headline;
        if (headline.Length is 0 or > Longest) yield return $"{headline.Length} characters";
        if (headline.Length > 0 && !char.IsAsciiLetterLower(headline[0])) yield return "does not begin with a verb";
        if (headline.EndsWith('.')) yield return "ends with a stop";
        foreach (var shape in Unfair.Where(shape => Unquoted(headline).Contains(shape, StringComparison.Ordinal))) yield return $"has the shape “{shape}”";
        foreach (var reason in explanation.Reasons)
        {
            if (reason.OldQuote is { } before && !old.Contains(OneLine(before), StringComparison.Ordinal)) yield return $"the old text has no “{before}”";
            if (reason.NewQuote is { } after && !@new.Contains(OneLine(after), StringComparison.Ordinal)) yield return $"the new text has no “{after}”";
        }

        foreach (var quoted in Quotations(headline).Where(quoted => !quoted.Split(" …").All(part => Stands(part, old, @new, explanation)))) yield return $"no text has ‘{quoted}’";
        var known = explanation.Reasons.SelectMany(reason => Words(reason.Sentence)).ToHashSet();
        foreach (var word in Words(Unquoted(headline)).Where(word => !Frame.Contains(word) && !known.Contains(word) && !word.All(char.IsAsciiDigit) && explanation.Kind != ChangeKind.RedatedOnly)) yield return $"no reason has the word “{word}”";
    }

    /// <summary>In a text; or, of words that rules write small, in a reason.</summary>
    private static bool Stands(string part, string old, string @new, Explanation explanation) =>
        old.Contains(part, StringComparison.Ordinal) || @new.Contains(part, StringComparison.Ordinal)
        || explanation.Reasons.Any(reason => OneLine(reason.Sentence).Contains(part, StringComparison.Ordinal));

    private static string Plain(PolicyText text) => OneLine(string.Join(' ', text.Blocks.Select(block => block.PlainText)));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    private static IEnumerable<string> Quotations(string headline) => Quotation().Matches(headline).Select(match => match.Groups[1].Value);

    private static string Unquoted(string headline) => Quotation().Replace(headline, "…");

    [GeneratedRegex("[\\p{L}\\p{N}]+(?:[-’'][\\p{L}\\p{N}]+)*")]
    private static partial Regex Word();

    // A mark that closes a quotation is followed by what follows a quotation in a headline; an apostrophe within it is not.
    [GeneratedRegex("‘(.*?)’(?=$|,| and | under | to | into | from | before | in \\d|\\)| with )", RegexOptions.Singleline)]
    private static partial Regex Quotation();
}
