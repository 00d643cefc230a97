using PolicyDiff.Text;

namespace PolicyDiff.History.Judging;

/// <summary>
/// A few captures at an end of the line, or between two texts of which neither returns, that say nothing of a policy while the captures beside them
/// do: held until the next ones show the policy again, and let through when these show the same.
/// </summary>
internal static class Strangers
{
    /// <summary>The silence about law is one sign; another must bear it out.</summary>
    private const int Enough = 2;

    /// <summary>Who keeps changes only has looked many times in this time, and saw no way back.</summary>
    private static readonly TimeSpan Standing = TimeSpan.FromDays(7);

    /// <summary>The captures that are held, with their verdicts.</summary>
    internal static Dictionary<long, Verdict> Of(IReadOnlyList<Sighting> line, Likenesses family)
    {
        var verdicts = new Dictionary<long, Verdict>();
        for (var index = 0; index < line.Count;)
        {
            var beside = Beside(line, index, family);
            if (beside is null || !IsStrange(line[index], beside))
            {
                index++;
                continue;
            }

            var end = index + 1;
            while (end < line.Count && IsStrange(line[end], beside)) end++;
            if (end - index <= NeighbourJudge.MostInARow && !HasStood(line, index, end)) Hold(line, index..end, beside, verdicts);
            index = end;
        }

        return verdicts;
    }

    private static bool HasStood(IReadOnlyList<Sighting> line, int from, int end) =>
        line[from].Capture.KeepsChangesOnly && line[Math.Min(end, line.Count - 1)].Capture.Instant - line[from].Capture.Instant >= Standing;

    /// <summary>The capture that the policy is known by: the one before; at the beginning of the line, the first that others are like.</summary>
    private static Sighting? Beside(IReadOnlyList<Sighting> line, int index, Likenesses family) => index > 0
        ? line[index - 1]
        : line.Skip(1).Take(NeighbourJudge.MostInARow).FirstOrDefault(other => family.Support(other) > 1);

    private static bool IsStrange(Sighting seen, Sighting beside) =>
        !seen.IsSettled && Signs.AreOfOneSite(seen, beside) && Likenesses.AreUnlike(seen, beside) && Signs.SaysNothingOfAPolicy(seen, beside) && Signs.Between(seen, beside).Count >= Enough;

    private static void Hold(IReadOnlyList<Sighting> line, Range held, Sighting beside, Dictionary<long, Verdict> verdicts)
    {
        var (offset, length) = held.GetOffsetAndLength(line.Count);
        var isOpen = offset + length == line.Count;
        for (var index = offset; index < offset + length; index++)
        {
            var signs = string.Join("; ", Signs.Between(line[index], beside));
            var rest = isOpen ? $" When {NeighbourJudge.MostInARow + 1} captures in a row show no policy, they count." : "";
            verdicts[line[index].Capture.CaptureId] = new(CaptureOutcome.WrongPage, $"It says nothing of a policy where the captures beside it do: {signs}.{rest}");
        }
    }
}
