namespace PolicyDiff.Archives.Planning;

/// <summary>One look over all mementos: the gaps between texts, the grid's points that are missing, what was spent.</summary>
internal sealed class MementoSurvey
{
    private const int MonthsPerQuarter = 3;

    // With this many captures after the last text (or before the first) opened and none of them usable, the page is taken to be gone.
    private const int EnoughBeyond = 8;

    private readonly IReadOnlyList<PlannedMemento> mementos;

    public MementoSurvey(IReadOnlyList<PlannedMemento> mementos)
    {
        this.mementos = mementos;
        var open = LookAtQuarters();
        LookAtGaps(open);
    }

    /// <summary>Where the grid lacks a point: what to open, the newest first.</summary>
    public List<int> GridPoints { get; } = [];

    /// <summary>Gaps with something unopened in them, by time.</summary>
    public List<MementoGap> Gaps { get; } = [];

    /// <summary>Quarters of a year that hold captures: what the grid costs.</summary>
    public int Quarters { get; private set; }

    /// <summary>Opened or being opened.</summary>
    public int Spent { get; private set; }

    /// <summary>Mementos that have a text as far as is known.</summary>
    public int Candidates { get; private set; }

    /// <summary>Where a text differs from the one before: the index of the later one.</summary>
    public List<int> ChangedAt { get; } = [];

    /// <summary>Digests of those that were opened and hold no text.</summary>
    public HashSet<string> Useless { get; } = [];

    public bool IsUnknown(int index) => mementos[index].State == MementoState.Unknown;

    /// <summary>
    /// Beyond the first and last text: opened captures without one limit the stretch where more may be. It is halved, and ended by a few in a row.
    /// </summary>
    public IEnumerable<int> Beyond()
    {
        var last = LastOf(MementoState.Read);
        if (last < 0) yield break;
        if (Outward(last, 1) is { } after) yield return after;
        if (Outward(FirstOf(MementoState.Read), -1) is { } before) yield return before;
    }

    private int LastOf(MementoState state)
    {
        for (var index = mementos.Count - 1; index >= 0; index--) if (mementos[index].State == state) return index;
        return -1;
    }

    private int FirstOf(MementoState state)
    {
        for (var index = 0; index < mementos.Count; index++) if (mementos[index].State == state) return index;
        return -1;
    }

    private int? Outward(int text, int step)
    {
        var unknown = 0;
        var index = text + step;
        for (; IsInside(index) && mementos[index].State == MementoState.Unknown; index += step) unknown++;
        // Nothing limits it: the end itself, or one under way, comes first.
        if (!IsInside(index) || mementos[index].State == MementoState.Busy) return null;
        if (unknown > 0) return text + (step * ((unknown + 1) / 2));
        for (var beyond = 1; beyond < EnoughBeyond && IsInside(index += step); beyond++)
        {
            if (mementos[index].State == MementoState.Busy) return null;
            if (IsUnknown(index)) return index;
        }

        return null;
    }

    private bool IsInside(int index) => index >= 0 && index < mementos.Count;

    /// <summary>The quarters by their first index; gives for each memento's quarter whether a point is still to be set there.</summary>
    private List<int> LookAtQuarters()
    {
        var open = new List<int>();
        for (int from = 0, to; from < mementos.Count; from = to)
        {
            var quarter = Quarter(mementos[from].Instant);
            for (to = from + 1; to < mementos.Count && Quarter(mementos[to].Instant) == quarter;) to++;
            Quarters++;
            if (Point(from, to) is not { } point) continue;
            open.Add(from);
            GridPoints.Add(point);
        }

        GridPoints.Reverse();
        return open;
    }

    /// <summary>
    /// What to open for a quarter's point: its first that looks like a page; after failures the middle of what is left, as often as it can be halved.
    /// A page that was gone for years would otherwise be asked for as often as it was captured.
    /// </summary>
    private int? Point(int from, int to)
    {
        int first = -1, failures = 0, widest = -1, width = 0, run = 0;
        for (var index = from; index < to; index++)
        {
            if (mementos[index].State is MementoState.Read or MementoState.Busy) return null;
            if (mementos[index].State == MementoState.Unusable)
            {
                failures++;
                run = 0;
                continue;
            }

            if (first < 0 || (!LooksLikePage(first) && LooksLikePage(index))) first = index;
            if (++run > width) (widest, width) = (index, run);
        }

        if (first < 0 || failures > 1 + int.Log2(to - from)) return null;
        return failures == 0 ? first : widest - (width / 2);
    }

    private bool LooksLikePage(int index) => mementos[index].Status is null or (>= 200 and < 300);

    private void LookAtGaps(List<int> open)
    {
        int left = -1, unopened = 0, next = 0;
        var busy = false;
        for (var index = 0; index < mementos.Count; index++)
        {
            var memento = mementos[index];
            for (; next < open.Count && open[next] <= index; next++) busy = true;
            Count(memento);
            if (memento.State == MementoState.Unknown) unopened++;
            busy |= memento.State == MementoState.Busy;
            if (memento.State != MementoState.Read) continue;
            if (left >= 0)
            {
                var differs = mementos[left].Text != memento.Text;
                if (differs) ChangedAt.Add(index);
                if (unopened > 0) Gaps.Add(new(left, index, differs, unopened, busy));
            }

            (left, unopened, busy) = (index, 0, false);
        }
    }

    private void Count(PlannedMemento memento)
    {
        if (memento.State != MementoState.Unknown) Spent++;
        if (memento.State != MementoState.Unusable) Candidates++;
        else if (memento.Digest is { } digest) Useless.Add(digest);
    }

    private static int Quarter(DateTimeOffset instant) => ((instant.UtcDateTime.Year * 12) + instant.UtcDateTime.Month - 1) / MonthsPerQuarter;
}
