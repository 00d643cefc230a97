namespace PolicyDiff.History.Absences;

/// <summary>
/// When a policy was taken down: its address answered so several times, for days, and no capture between shows a text. A pure function of the
/// set of captures. Blocked pages, errors of the server and silence say nothing either way: they neither begin, nor help, nor end it.
/// </summary>
public static class AbsenceRule
{
    /// <summary>Archives hold single 404 answers of pages that never were away: one or two say nothing.</summary>
    private const int Fewest = 3;

    /// <summary>Deployments and faults of a site last hours; what our own checks saw as often as this for so long was meant.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromDays(3);

    /// <summary>Archives look from other places, some of which a site turns away with 404: they need longer.</summary>
    private static readonly TimeSpan Archived = TimeSpan.FromDays(14);

    /// <summary>The absences, oldest first.</summary>
    /// <param name="counted">The captures that make versions, in order of time.</param>
    /// <param name="gone">The answers that say that the policy is not there, in any order.</param>
    /// <param name="homes">All addresses that were asked.</param>
    public static IReadOnlyList<Absence> Find(IReadOnlyList<Observation> counted, IEnumerable<Observation> gone, IReadOnlySet<string> homes)
    {
        var absences = new List<Absence>();
        var answers = gone.OrderBy(seen => seen.Instant).ThenBy(seen => seen.Evidence).ToList();
        var next = 0;
        for (var index = 0; index < counted.Count && next < answers.Count; index++)
        {
            var (before, back) = (counted[index], index + 1 < counted.Count ? counted[index + 1] : null);
            while (next < answers.Count && answers[next].Instant <= before.Instant) next++;
            var between = new List<Observation>();
            for (; next < answers.Count && (back is null || answers[next].Instant < back.Instant); next++) between.Add(answers[next]);
            // Where it was last seen: that an older address of it is closed says nothing.
            var home = homes.Contains(before.Place) ? before.Place : before.Home;
            between.RemoveAll(seen => seen.Home != home);
            if (IsLasting(between)) absences.Add(new(before, between, back, back is not null && (back.Origin != Observation.Live || index + 2 < counted.Count)));
        }

        return absences;
    }

    private static bool IsLasting(List<Observation> seen) =>
        Lasts(seen, Archived) || Lasts([.. seen.Where(one => one.Origin == Observation.Live)], Watched);

    private static bool Lasts(List<Observation> seen, TimeSpan time) => seen.Count >= Fewest && seen[^1].Instant - seen[0].Instant >= time;
}
