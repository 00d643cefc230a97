using Microsoft.Extensions.DependencyInjection;

namespace PolicyDiff.History.Queries;

/// <summary>Registers what pages and exports read with.</summary>
public static class QueryServices
{
    public static IServiceCollection AddHistoryQueries(this IServiceCollection services) => services
        .AddSingleton<ChangeFeed>()
        .AddSingleton<OrganizationQuery>()
        .AddSingleton<PolicyQuery>()
        .AddSingleton<VersionQuery>()
        .AddSingleton<TextStamps>()
        .AddSingleton<KeptComparisons>()
        .AddSingleton<ChangeQuery>()
        .AddSingleton<AbsenceQuery>()
        .AddSingleton<BackfillOverview>()
        .AddSingleton<UnchangedSightings>()
        .AddSingleton<TrackingHealth>()
        .AddSingleton<ArchiveStates>()
        .AddSingleton<SavedCopies>();
}
