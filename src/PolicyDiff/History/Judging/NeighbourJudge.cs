using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.History.Judging;

/// <summary>
/// What the captures of one source make of each other (DESIGN.md invariant 3): a page that is unlike the captures before and after it, while these
/// are alike, was another page; one that stands where a policy stood and says nothing of a policy is held for the next captures. A pure function of
/// the set of captures, whatever order they arrived in. Never more than <see cref="MostInARow"/> captures in a row: the next one lets all of them
/// through, so a real rewrite is never refused for long.
/// </summary>
public static class NeighbourJudge
{
    /// <summary>Captures in a row that neighbours can refuse; when one more shows no way back, all count.</summary>
    public const int MostInARow = 3;

    /// <summary>The captures whose verdict is not what their page alone says.</summary>
    public static IReadOnlyDictionary<long, Verdict> Judge(IEnumerable<JudgedCapture> captures, IReadOnlyDictionary<ContentHash, TextSketch> sketches)
    {
        var verdicts = new Dictionary<long, Verdict>();
        var line = new List<Sighting>();
        foreach (var capture in captures.OrderBy(capture => capture.Instant).ThenBy(capture => capture.Evidence))
        {
            var alone = Alone(capture);
            if (alone is not null) verdicts[capture.CaptureId] = alone;
            var outcome = alone?.Outcome ?? capture.Page;
            if (outcome == CaptureOutcome.Ok && capture.Text is { } text && sketches.TryGetValue(text, out var sketch)) line.Add(new(capture, text, sketch));
        }

        var family = new Likenesses(line);
        var away = Excursions.Of(line, family);
        var strange = Strangers.Of([.. line.Where(seen => !away.ContainsKey(seen.Capture.CaptureId))], family);
        foreach (var (id, verdict) in away) verdicts[id] = verdict;
        foreach (var id in Bounded(line, away, strange)) verdicts[id] = strange[id];
        return verdicts;
    }

    /// <summary>The strangers, without those of a run that would be longer than neighbours may refuse.</summary>
    private static IEnumerable<long> Bounded(List<Sighting> line, Dictionary<long, Verdict> away, Dictionary<long, Verdict> strange)
    {
        var run = new List<long>();
        foreach (var id in line.Select(seen => seen.Capture.CaptureId).Append(-1))
        {
            if (away.ContainsKey(id) || strange.ContainsKey(id))
            {
                run.Add(id);
                continue;
            }

            if (run.Count <= MostInARow)
            {
                foreach (var refused in run.Where(strange.ContainsKey)) yield return refused;
            }

            run.Clear();
        }
    }

    /// <summary>What does not need neighbours: a person's word first.</summary>
    private static Verdict? Alone(JudgedCapture capture)
    {
        // Without a text there is nothing that could be used, whatever anybody says.
        if (capture.Decided is { } decided && (!decided.Outcome.IsUsable() || capture.Text is not null)) return decided;
        return capture is { SelectorMissed: true, Page: CaptureOutcome.Ok }
            ? new(CaptureOutcome.SelectorMissed, "No selector of this policy matched, and the page carries other policies too: the whole page would be nobody's text.")
            : null;
    }
}
