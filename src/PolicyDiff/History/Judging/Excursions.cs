using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.History.Judging;

/// <summary>
/// A few captures between two that are alike: unlike both they were another page, a small part of both they were cut off. The rarer kind of a source
/// is the odd one, so where two take turns the one that is seen more often stays.
/// </summary>
internal static class Excursions
{
    /// <summary>Of a text that was cut off, at least this much stands in the whole one too.</summary>
    private const double OfTheWhole = 0.8;

    /// <summary>The captures that were away, with their verdicts.</summary>
    internal static Dictionary<long, Verdict> Of(IReadOnlyList<Sighting> line, Likenesses family)
    {
        var verdicts = new Dictionary<long, Verdict>();
        Sighting? before = null;
        for (var index = 0; index < line.Count; index++)
        {
            if (before is null || family.AreAlike(before, line[index]) || Away(line, index, before, family) is not { } away)
            {
                before = line[index];
                continue;
            }

            foreach (var (seen, verdict) in away) verdicts[seen.Capture.CaptureId] = verdict;
            index += away.Count - 1;
        }

        return verdicts;
    }

    private static List<(Sighting Seen, Verdict Verdict)>? Away(IReadOnlyList<Sighting> line, int from, Sighting before, Likenesses family)
    {
        var away = new List<(Sighting, Verdict)>();
        for (var index = from; index < line.Count && away.Count <= NeighbourJudge.MostInARow; index++)
        {
            if (away.Count > 0 && family.AreAlike(before, line[index])) return AllDiffer(away, line[index], family) ? away : null;
            if (line[index].IsSettled || family.Support(line[index]) >= family.Support(before) || Odd(line[index], before) is not { } verdict) return null;
            away.Add((line[index], verdict));
        }

        return null;
    }

    // What is odd beside the capture before must be odd beside the one after too.
    private static bool AllDiffer(List<(Sighting Seen, Verdict Verdict)> away, Sighting after, Likenesses family) =>
        away.TrueForAll(step => !family.AreAlike(step.Seen, after) && Odd(step.Seen, after)?.Outcome == step.Verdict.Outcome);

    private static Verdict? Odd(Sighting seen, Sighting beside)
    {
        if (IsCut(seen, beside))
        {
            return new(CaptureOutcome.Truncated, string.Create(CultureInfo.InvariantCulture, $"It holds {seen.Sketch.Words} words of the {beside.Sketch.Words} that the captures before and after it hold, and nothing else: the page came incomplete."));
        }

        if (!Likenesses.AreUnlike(seen, beside)) return null;
        var signs = Signs.Between(seen, beside);
        return signs.Count == 0 ? null : new(CaptureOutcome.WrongPage, $"It is unlike the captures before and after it, which are alike: {string.Join("; ", signs)}.");
    }

    private static bool IsCut(Sighting seen, Sighting beside) =>
        seen.Sketch.Words < beside.Sketch.Words * Signs.Collapse && seen.Sketch.ShareIn(beside.Sketch) >= OfTheWhole;
}
