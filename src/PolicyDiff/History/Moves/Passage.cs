namespace PolicyDiff.History.Moves;

/// <summary>A run of answers of one address, in order of time, that all came from one place: its own, or one that it led to.</summary>
/// <param name="Home">The address asked.</param>
/// <param name="Place">Where the content stood.</param>
/// <param name="Seen">The answers, at least one.</param>
/// <param name="IsLast">The address gave no other usable answer since.</param>
public sealed record Passage(string Home, string Place, IReadOnlyList<Observation> Seen, bool IsLast)
{
    /// <summary>A redirect that calls itself temporary is one when it lasts: not within this time.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(14);

    private const int LastingCaptures = 3;

    public Observation First => Seen[0];

    public Observation Last => Seen[^1];

    /// <summary>The address led elsewhere.</summary>
    public bool IsLed => Place != Home;

    public bool IsPermanent => Seen.All(seen => seen.IsPermanent);

    /// <summary>
    /// Whether it tells of a move. A redirect for good, seen once, is enough while it is the last that is known; once the address answers
    /// by itself again, one sight of it was a stray.
    /// </summary>
    public bool IsStable => IsPermanent
        ? IsLast || First.Instant != Last.Instant
        : Seen.Count >= LastingCaptures && Last.Instant - First.Instant >= Lasting;

    /// <summary>All runs of all addresses.</summary>
    /// <param name="usable">In order of time, each with its text.</param>
    public static IReadOnlyList<Passage> Of(IReadOnlyList<Observation> usable)
    {
        var passages = new List<Passage>();
        foreach (var home in usable.GroupBy(seen => seen.Home).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var runs = new List<List<Observation>>();
            foreach (var seen in home)
            {
                if (runs.Count > 0 && runs[^1][0].Place == seen.Place) runs[^1].Add(seen);
                else runs.Add([seen]);
            }

            passages.AddRange(runs.Select((run, index) => new Passage(home.Key, run[0].Place, run, index == runs.Count - 1)));
        }

        return passages;
    }
}
