using PolicyDiff.Alerts;
using PolicyDiff.Archives;
using PolicyDiff.Exchange;
using PolicyDiff.Fetching;
using PolicyDiff.History;
using PolicyDiff.History.Queries;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Hosting;

/// <summary>What every way to run the program needs: the library's rooms, left to right.</summary>
internal static class LibraryServices
{
    internal static IServiceCollection AddLibrary(this IServiceCollection services, OpenDatabase database, IConfiguration configuration)
    {
        services.AddSingleton(database);
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var publicUrl = configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.PublicUrl)}"];
        var site = new AlertSite(Uri.TryCreate(publicUrl, UriKind.Absolute, out var address) ? address : null);
        return services
            .AddStorage(database.ConnectionString)
            .AddFetching()
            .AddArchives()
            .AddBackfills()
            .AddHistory()
            .AddHistoryQueries()
            .AddPolicies()
            .AddExchange()
            .AddAlerts(site, Path.Combine(database.DataFolder, "outbox"));
    }
}
