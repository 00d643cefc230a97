namespace PolicyDiff.History.Moves;

/// <summary>
/// Addresses that moves join, and at which of them the policy was when. Between two moves one address speaks; a capture of another counts
/// where it shows the text that spoke before or after it, so that captures of both sides of a move never alternate.
/// </summary>
internal sealed class SeatTable
{
    private readonly IReadOnlyList<Observation> seen;
    private readonly IReadOnlyList<Passage> passages;
    private readonly List<Seat> seats;
    private readonly HashSet<string> targets;
    private readonly List<UncountedSight> uncounted = [];

    /// <param name="seen">All usable captures that stood at one of the addresses, in order of time.</param>
    /// <param name="told">The runs of redirects that tell of moves, by their first capture.</param>
    /// <param name="passages">All runs of the addresses.</param>
    internal SeatTable(IReadOnlyList<Observation> seen, IReadOnlyList<Passage> told, IReadOnlyList<Passage> passages)
    {
        this.seen = seen;
        this.passages = passages;
        seats = [new(told[0].Home, -1, true)];
        targets = [.. told.Select(run => run.Place)];
        foreach (var run in told) Follow(run);
        Return();
        Count();
    }

    /// <summary>Where the policy is at the end.</summary>
    internal string Last => seats[^1].Place;

    internal bool IsPermanent => seats.TrueForAll(seat => seat.IsPermanent);

    internal IReadOnlyList<UncountedSight> Uncounted => uncounted;

    internal IEnumerable<SourceMove> Moves => seats.Zip(seats.Skip(1), Move).OfType<SourceMove>();

    private void Follow(Passage run)
    {
        var now = seats[^1];
        if (run.Place == now.Place || IsClosed(run.Place, run.First.Instant)) return;
        var at = IndexOf(run.First);
        if (at < 0) return;
        seats.Add(new(run.Place, Math.Max(now.After, LastAt(now.Place, at)), run.IsPermanent));
    }

    /// <summary>An address that answers by itself after the last that is known of the newer one has the policy again.</summary>
    private void Return()
    {
        var last = LastAt(Last, seen.Count);
        for (var index = last + 1; index < seen.Count; index++)
        {
            if (seen[index].IsLed || seen[index].Place == Last) continue;
            seats.Add(new(seen[index].Place, last, true));
            return;
        }
    }

    /// <summary>True where the address itself led elsewhere before and after that time.</summary>
    private bool IsClosed(string place, DateTimeOffset instant) =>
        passages.Any(run => run is { IsLed: true, IsStable: true } && run.Home == place && run.First.Instant <= instant && instant <= run.Last.Instant);

    private int IndexOf(Observation one)
    {
        for (var index = 0; index < seen.Count; index++)
        {
            if (seen[index].CaptureId == one.CaptureId) return index;
        }

        return -1;
    }

    /// <summary>The last capture of a place before an index; -1 where there is none.</summary>
    private int LastAt(string place, int before)
    {
        for (var index = before - 1; index >= 0; index--)
        {
            if (seen[index].Place == place) return index;
        }

        return -1;
    }

    private Seat SeatAt(int index) => seats.FindLast(seat => seat.After < index)!;

    private bool Speaks(int index)
    {
        var seat = SeatAt(index);
        if (seen[index].Place == seat.Place) return true;
        // Before the first move is known, each address that a person gave and that nothing led to yet speaks.
        return seat == seats[0] && seen[index] is { Said: Say.Address, IsLed: false } && !targets.Contains(seen[index].Place);
    }

    private void Count()
    {
        Observation? before = null;
        for (var index = 0; index < seen.Count; index++)
        {
            var one = seen[index];
            if (!Speaks(index))
            {
                var next = Next(index);
                // Before the first that is known of the other address, nothing contradicts an address that a person gave.
                var alone = before is null && one is { Said: Say.Address, IsLed: false };
                if (!alone && one.Text != before?.Text && one.Text != next?.Text)
                {
                    uncounted.Add(new(one, $"The policy stood at {SeatAt(index).Place} then; this address shows another text."));
                    continue;
                }

                if (alone) continue;
            }

            before = one;
        }
    }

    private Observation? Next(int after)
    {
        for (var index = after + 1; index < seen.Count; index++)
        {
            if (Speaks(index)) return seen[index];
        }

        return null;
    }

    private SourceMove? Move(Seat old, Seat @new)
    {
        if (@new.After < 0 || seen[@new.After].Place != old.Place) return null;
        for (var index = @new.After + 1; index < seen.Count; index++)
        {
            if (seen[index].Place == @new.Place) return new(seen[@new.After], seen[index], @new.IsPermanent);
        }

        return null;
    }

    /// <summary>An address that speaks for the captures after an index.</summary>
    private sealed record Seat(string Place, int After, bool IsPermanent);
}
