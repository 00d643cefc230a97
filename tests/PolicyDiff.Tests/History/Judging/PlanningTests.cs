using System.Globalization;
using PolicyDiff.Archives.Planning;
using PolicyDiff.History.Judging;

namespace PolicyDiff.Tests.History.Judging;

/// <summary>The planner asks what each memento counts as, and neighbours change their mind as more are opened: it must end all the same.</summary>
public sealed class PlanningTests
{
    [Fact]
    public void A_backfill_ends_and_bounds_every_change_whatever_neighbours_say()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var listed = string.Concat(Enumerable.Range(0, random.Next(2, 80)).Select(_ => new string("AaBHHIGC"[random.Next(8)], random.Next(1, 7))));
            var opened = new HashSet<int>();
            // Each round opens at least one: there cannot be more rounds than mementos.
            for (var round = 0; round <= listed.Length; round++)
            {
                var states = States(listed, opened);
                var next = new BackfillPlanner(states, BackfillStrategy.Changes).Next(4);
                if (next.Count == 0) break;
                Assert.True(round < listed.Length, "It goes on for ever.");
                foreach (var key in next) Assert.True(opened.Add(int.Parse(key, CultureInfo.InvariantCulture)));
            }

            AssertBounded(States(listed, opened));
        }
    }

    private static void AssertBounded(IReadOnlyList<PlannedMemento> states)
    {
        PlannedMemento? before = null;
        var unopened = 0;
        foreach (var memento in states)
        {
            if (memento.State == MementoState.Unknown) unopened++;
            if (memento.State != MementoState.Read) continue;
            Assert.True(before is null || before.Text == memento.Text || unopened == 0, "A change has captures on its inside that nobody opened.");
            (before, unopened) = (memento, 0);
        }
    }

    private static List<PlannedMemento> States(string listed, HashSet<int> opened)
    {
        var known = opened.Select(index => Lines.Capture(listed[index], index)).ToList();
        var verdicts = NeighbourJudge.Judge(known, Lines.Sketches);
        return [.. listed.Select((letter, index) => new PlannedMemento(
            index.ToString(CultureInfo.InvariantCulture),
            DateTimeOffset.UnixEpoch.AddDays(index),
            !opened.Contains(index) ? MementoState.Unknown : verdicts.ContainsKey(index) ? MementoState.Unusable : MementoState.Read,
            opened.Contains(index) ? Lines.Text(letter) : default))];
    }
}
