using PolicyDiff.Archives.Planning;

namespace PolicyDiff.Archives.Backfills;

/// <summary>What is known of an archive's captures of one policy: the planner's input, made of the database alone.</summary>
/// <param name="IsWhole">It was read from the database just now and in whole, so an end may be seen by it.</param>
/// <param name="Rows">The different captures, by time.</param>
/// <param name="Elsewhere">When the organization's other policies changed.</param>
internal sealed record BackfillPlan(bool IsWhole, List<PlanRow> Rows, IReadOnlyList<ChangeWindow> Elsewhere)
{
    private readonly Dictionary<long, int> places = Rows.Select((row, place) => (row.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);

    /// <summary>The row of a planner's key.</summary>
    internal PlanRow Find(string key) => Rows[places[long.Parse(key, System.Globalization.CultureInfo.InvariantCulture)]];

    /// <summary>The same plan with what is known now of a few rows.</summary>
    internal BackfillPlan With(IEnumerable<PlanRow> news)
    {
        foreach (var row in news)
        {
            if (places.TryGetValue(row.Id, out var place)) Rows[place] = row;
        }

        return IsWhole ? this with { IsWhole = false } : this;
    }

    internal BackfillPlanner Planner(string strategy, DateTimeOffset now) => new(
        [.. Rows.Where(row => !row.IsListedError).Select(row => row.At(now))],
        strategy == "every" ? BackfillStrategy.Every : BackfillStrategy.Changes,
        Elsewhere);
}
