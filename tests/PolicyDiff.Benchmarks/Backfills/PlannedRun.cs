using System.Globalization;
using PolicyDiff.Archives.Planning;

namespace PolicyDiff.Benchmarks.Backfills;

/// <summary>
/// One document's backfill by the planner alone: an archive that answers each request after the same time, and a number of requests under way at
/// once. Whenever one comes back the planner is asked anew, so what several under way cost each other shows.
/// </summary>
internal sealed class PlannedRun(IReadOnlyList<ArchivedCapture> captures, int atOnce)
{
    // The default pace towards the Wayback Machine, and how long an answer takes there; the second is an assumption.
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromMinutes(1) / 480;
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(1);

    private readonly MementoState[] states = new MementoState[captures.Count];
    private readonly Queue<(int Index, TimeSpan Back)> underWay = new();
    private TimeSpan free;

    /// <summary>Captures opened, in order.</summary>
    public List<int> Opened { get; } = [];

    /// <summary>How long it took, after the listing.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Asks for what the planner wants now and takes one answer. False when there is none to wait for: it is done.</summary>
    public bool Step(IReadOnlyList<ChangeWindow> elsewhere)
    {
        foreach (var index in Wanted(atOnce - underWay.Count, elsewhere))
        {
            states[index] = MementoState.Busy;
            free = free > Duration ? free : Duration;
            underWay.Enqueue((index, free + Answer));
            free += BetweenRequests;
        }

        if (!underWay.TryDequeue(out var next)) return false;
        Duration = next.Back > Duration ? next.Back : Duration;
        states[next.Index] = captures[next.Index].IsUsable ? MementoState.Read : MementoState.Unusable;
        Opened.Add(next.Index);
        return true;
    }

    /// <summary>The changes found up to now, within their bounds up to now.</summary>
    public IEnumerable<ChangeWindow> Found()
    {
        var read = Enumerable.Range(0, captures.Count).Where(index => states[index] == MementoState.Read).ToList();
        return read.Zip(read.Skip(1)).Where(pair => captures[pair.First].Text != captures[pair.Second].Text)
            .Select(pair => new ChangeWindow(captures[pair.First].Instant, captures[pair.Second].Instant));
    }

    private IEnumerable<int> Wanted(int atMost, IReadOnlyList<ChangeWindow> elsewhere)
    {
        if (atMost == 0) return [];
        var planner = new BackfillPlanner([.. captures.Select(Known)], BackfillStrategy.Changes, elsewhere);
        return planner.Next(atMost).Select(key => int.Parse(key, CultureInfo.InvariantCulture));
    }

    private PlannedMemento Known(ArchivedCapture capture, int index)
    {
        var isRead = states[index] == MementoState.Read;
        return new(index.ToString(CultureInfo.InvariantCulture), capture.Instant, states[index], isRead ? capture.Text!.Value : default)
        {
            Digest = capture.Digest,
            Length = capture.Length,
            Status = 200,
            Declared = isRead ? capture.Declared : null,
        };
    }
}
