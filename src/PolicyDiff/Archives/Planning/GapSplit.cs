namespace PolicyDiff.Archives.Planning;

/// <summary>
/// Chooses which memento between two differing texts to open: the one that tells most about where the change is. Each place for the change has a
/// likelihood; half of it is spread over places and time alone, the other half goes where hints point. So a right hint saves most of
/// the halving and a wrong one costs about one opening more; nothing is ever taken as proven by a hint.
/// </summary>
internal sealed class GapSplit(IReadOnlyList<PlannedMemento> mementos, MementoGap gap, IReadOnlyList<ChangeWindow> elsewhere, HashSet<string> useless)
{
    /// <summary>The share of likelihood that goes where hints point, when there are any.</summary>
    private const double HintShare = 0.5;

    // The same bytes with another text: only where the rules of reading or the archive's index err.
    private const double SameBytes = 0.02;

    private readonly List<int> unopened = [];

    /// <summary>The index to open.</summary>
    public int Choose()
    {
        for (var index = gap.Left + 1; index < gap.Right; index++) if (mementos[index].State == MementoState.Unknown) unopened.Add(index);
        if (unopened.Count == 1) return unopened[0];
        var places = Places();
        var (best, most, before, all) = (unopened[0], -1.0, 0.0, places.Sum());
        for (var at = 0; at < unopened.Count; at++)
        {
            before += places[at];
            var told = Told(before / all) * LikelyUsable(unopened[at]);
            if (told > most) (best, most) = (unopened[at], told);
        }

        return best;
    }

    /// <summary>The expected information of an answer, in bits.</summary>
    private static double Told(double share) => share is <= 0 or >= 1 ? 0 : -(share * Math.Log2(share)) - ((1 - share) * Math.Log2(1 - share));

    /// <summary>Likelihood of each place: at 0 the change is before the first unopened memento, at the end after the last.</summary>
    private double[] Places()
    {
        var count = unopened.Count + 1;
        var span = Math.Max(1.0, (Instant(count) - Instant(0)).TotalSeconds);
        var places = new double[count];
        // Captures come in bursts: a change is as likely by time as by count, and which of the two rules is not known.
        for (var at = 0; at < count; at++) places[at] = (0.5 / count) + (0.5 * (Instant(at + 1) - Instant(at)).TotalSeconds / span);
        var hints = Hints();
        var hinted = hints.Sum();
        if (hinted > 0)
        {
            for (var at = 0; at < count; at++) places[at] = ((1 - HintShare) * places[at]) + (HintShare * hints[at] / hinted);
        }

        WeighSameBytes(places);
        return places;
    }

    private double[] Hints()
    {
        var hints = new double[unopened.Count + 1];
        AddElsewhere(hints);
        AddDeclared(hints);
        AddLengths(hints);
        return hints;
    }

    /// <summary>Another document's change votes for the places it may have happened at, with one vote in all.</summary>
    private void AddElsewhere(double[] hints)
    {
        foreach (var window in elsewhere)
        {
            if (window.By <= Instant(0) || window.After >= Instant(hints.Length)) continue;
            var length = Math.Max(1.0, (window.By - window.After).TotalSeconds);
            for (var at = 0; at < hints.Length; at++)
            {
                var from = window.After > Instant(at) ? window.After : Instant(at);
                var to = window.By < Instant(at + 1) ? window.By : Instant(at + 1);
                if (to > from) hints[at] += (to - from).TotalSeconds / length;
            }
        }
    }

    /// <summary>A new declared date votes for the days from then on: texts are published on their date or soon after.</summary>
    private void AddDeclared(double[] hints)
    {
        if (mementos[gap.Right].Declared is not { } date || mementos[gap.Left].Declared == date) return;
        var declared = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
        var votes = new double[hints.Length];
        for (var at = 0; at < hints.Length; at++)
        {
            // From the place's point of view: how long before its end the date is, and whether it lies inside.
            var days = (Instant(at + 1) - declared).TotalDays;
            var inside = declared >= Instant(at).AddDays(-1) && declared <= Instant(at + 1);
            votes[at] = inside ? 1 : days > 0 ? Math.Exp(-(Instant(at) - declared).TotalDays / 3) : 0;
        }

        Add(hints, votes, 2);
    }

    /// <summary>Steps in the listed lengths vote by how far they stand out from what the page's dressing does from one capture to the next.</summary>
    private void AddLengths(double[] hints)
    {
        var steps = new double[hints.Length];
        for (var at = 0; at < steps.Length; at++) steps[at] = Length(at) is { } one && Length(at + 1) is { } next ? Math.Abs(next - one) : 0;
        var usual = steps.Order().ElementAt(steps.Length / 2);
        Add(hints, [.. steps.Select(step => Math.Max(0, step - (3 * usual) - 1))], 1);
    }

    private static void Add(double[] hints, double[] votes, double weight)
    {
        var sum = votes.Sum();
        if (sum <= 0) return;
        for (var at = 0; at < hints.Length; at++) hints[at] += weight * votes[at] / sum;
    }

    private void WeighSameBytes(double[] places)
    {
        for (var at = 0; at < places.Length; at++)
        {
            if (Digest(at) is { } one && one == Digest(at + 1)) places[at] *= SameBytes;
        }
    }

    private double LikelyUsable(int index)
    {
        var memento = mementos[index];
        if (memento.Digest is { } digest && useless.Contains(digest)) return 0.1;
        var status = memento.Status is null or (>= 200 and < 300) ? 0.95 : 0.4;
        // Outages and blocks last longer than one capture.
        return IsUseless(index - 1) || IsUseless(index + 1) ? status * 0.5 : status;
    }

    private bool IsUseless(int index) => mementos[index].State == MementoState.Unusable;

    private int Index(int at) => at == 0 ? gap.Left : at > unopened.Count ? gap.Right : unopened[at - 1];

    private DateTimeOffset Instant(int at) => mementos[Index(at)].Instant;

    private long? Length(int at) => mementos[Index(at)].Length;

    private string? Digest(int at) => mementos[Index(at)].Digest;
}
