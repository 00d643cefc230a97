namespace PolicyDiff.History.Moves;

/// <summary>
/// Which captures of a policy's addresses speak for it, and when it moved between them. A pure function of the set of usable captures and of
/// the runs that lead to the policy's text.
/// </summary>
/// <param name="Counted">The captures that make versions, in order of time.</param>
/// <param name="Uncounted">The others.</param>
/// <param name="Moves">In order of time.</param>
/// <param name="Targets">Addresses that redirects led to.</param>
/// <param name="Seats">Where the policy is now, for each address that moves are known of; only where every step there was for good.</param>
public sealed record Seating(
    IReadOnlyList<Observation> Counted,
    IReadOnlyList<UncountedSight> Uncounted,
    IReadOnlyList<SourceMove> Moves,
    IReadOnlyList<MoveTarget> Targets,
    IReadOnlyDictionary<string, string> Seats)
{
    /// <summary>Arranges who speaks.</summary>
    /// <param name="usable">In order of time, each with its text.</param>
    /// <param name="passages">All runs of <paramref name="usable"/>.</param>
    /// <param name="strangers">The runs that lead to something else than the policy.</param>
    public static Seating Of(IReadOnlyList<Observation> usable, IReadOnlyList<Passage> passages, IReadOnlySet<Passage> strangers)
    {
        var uncounted = strangers.SelectMany(run => run.Seen).Select(seen => new UncountedSight(seen, $"It led to {seen.PlaceAddress}, whose text is not this policy's.")).ToList();
        var left = uncounted.Select(one => one.Seen.CaptureId).ToHashSet();
        var told = passages.Where(run => run is { IsLed: true, IsStable: true } && !strangers.Contains(run))
            .OrderBy(run => run.First.Instant).ThenBy(run => run.First.Evidence).ToList();
        var moves = new List<SourceMove>();
        var seats = new Dictionary<string, string>();
        foreach (var family in Families(told))
        {
            var table = new SeatTable(
                [.. usable.Where(seen => family.Contains(seen.Place) && seen.Said != Say.Period && !left.Contains(seen.CaptureId))],
                [.. told.Where(run => family.Contains(run.Home))],
                [.. passages.Where(run => family.Contains(run.Home))]);
            uncounted.AddRange(table.Uncounted);
            moves.AddRange(table.Moves);
            if (table.IsPermanent) foreach (var place in family) seats[place] = table.Last;
        }

        left.UnionWith(uncounted.Select(one => one.Seen.CaptureId));
        List<Observation> counted = [.. usable.Where(seen => !left.Contains(seen.CaptureId))];
        moves.AddRange(ByPeriods(counted));
        return new(
            counted,
            uncounted,
            [.. moves.OrderBy(move => move.To.Instant).ThenBy(move => move.To.Evidence)],
            [.. told.GroupBy(run => run.Place).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new MoveTarget(group.Key, group.Last().Last.PlaceAddress, group.Last().Home))],
            seats);
    }

    /// <summary>Where a person set that one address begins, the policy came there from wherever it was last before.</summary>
    private static IEnumerable<SourceMove> ByPeriods(List<Observation> counted)
    {
        foreach (var place in counted.Where(seen => seen is { Said: Say.Period, IsLed: false }).GroupBy(seen => seen.Place))
        {
            var first = place.First();
            var before = counted.LastOrDefault(seen => seen.Instant < first.Instant && seen.Place != place.Key);
            if (before is { Said: Say.Period }) yield return new(before, first, false);
        }
    }

    /// <summary>Addresses that moves join, directly or over others.</summary>
    private static List<HashSet<string>> Families(IEnumerable<Passage> told)
    {
        var families = new List<HashSet<string>>();
        foreach (var run in told)
        {
            var joined = families.FindAll(family => family.Contains(run.Home) || family.Contains(run.Place));
            families.RemoveAll(joined.Contains);
            families.Add([.. joined.SelectMany(family => family), run.Home, run.Place]);
        }

        return families;
    }
}
