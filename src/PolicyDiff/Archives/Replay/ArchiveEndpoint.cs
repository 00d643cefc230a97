namespace PolicyDiff.Archives.Replay;

/// <summary>One class of an archive's requests, with a rate of its own.</summary>
/// <param name="BudgetKey">Of the shared budget.</param>
/// <param name="Interval">Between two requests.</param>
internal sealed record ArchiveEndpoint(string BudgetKey, TimeSpan Interval)
{
    public static ArchiveEndpoint Of(string archive, string name, int perMinute) =>
        new($"archive:{archive}:{name}", TimeSpan.FromMinutes(1) / perMinute);
}
