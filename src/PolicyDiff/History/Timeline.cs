using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>
/// Captures → versions (DESIGN.md §4.2): a pure function of the set of observations, whatever order they arrived in.
/// </summary>
public static class Timeline
{
    /// <summary>The versions in order of time. Two neighbours always differ in text.</summary>
    public static IReadOnlyList<ArrangedVersion> Arrange(IEnumerable<Observation> observations) => Group(Usable(observations));

    /// <summary>The versions of usable captures, which are in order of time.</summary>
    internal static IReadOnlyList<ArrangedVersion> Group(IEnumerable<Observation> usable)
    {
        var versions = new List<ArrangedVersion>();
        foreach (var observation in usable)
        {
            var text = observation.Text!.Value;
            var live = observation.Origin == Observation.Live ? 1 : 0;
            if (versions.Count > 0 && versions[^1].Text == text)
            {
                var run = versions[^1];
                versions[^1] = run with { Last = observation, Captures = run.Captures + 1, LiveCaptures = run.LiveCaptures + live };
            }
            else
            {
                versions.Add(new(text, observation.Faithful!.Value, observation, observation, 1, live));
            }
        }

        return versions;
    }

    /// <summary>
    /// The captures that hold a text, in order of time. "Unchanged" brings none of its own: it says that the source still shows what the same
    /// observer saw last.
    /// </summary>
    internal static IEnumerable<Observation> Usable(IEnumerable<Observation> observations)
    {
        var lastSeen = new Dictionary<(long Source, string Origin), Observation>();
        foreach (var observation in observations.OrderBy(seen => seen.Instant).ThenBy(seen => seen.Evidence))
        {
            var observer = (observation.SourceId, observation.Origin);
            // What follows as "unchanged" is this page, which was none of the policy's.
            if (observation.Outcome.IsAnotherPage()) lastSeen.Remove(observer);
            if (!observation.Outcome.IsUsable()) continue;
            var seen = observation;
            if (seen.Text is null || seen.Faithful is null)
            {
                if (!lastSeen.TryGetValue(observer, out var earlier)) continue;
                seen = seen with { Text = earlier.Text, Faithful = earlier.Faithful };
            }

            lastSeen[observer] = seen;
            yield return seen;
        }
    }
}
