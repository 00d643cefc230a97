using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.CommonCrawl;
using PolicyDiff.Archives.Pywb;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Archives.TimeMaps;
using PolicyDiff.Archives.SavePageNow;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives;

/// <summary>Registers the web archives.</summary>
public static class ArchiveServices
{
    /// <summary>
    /// Adds an <see cref="IWebArchive"/> for each enabled entry of the list, the built-in one by default; needs <c>AddFetching</c>. Settings are validated at start.
    /// </summary>
    public static IServiceCollection AddArchives(this IServiceCollection services, ArchiveCatalog? catalog = null)
    {
        services.AddOptions<WaybackOptions>().BindConfiguration(WaybackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<WaybackSettings>();
        services.TryAddSingleton<WaybackMachine>();
        services.TryAddSingleton<ArchiveClients>();
        catalog ??= ArchiveCatalog.Default;
        services.AddSingleton(catalog);
        foreach (var entry in catalog.Entries.Where(entry => entry.Enabled)) services.AddSingleton(provider => Make(entry, provider));
        return services;
    }

    /// <summary>Adds backfills on top of the archives; needs storage and history.</summary>
    public static IServiceCollection AddBackfills(this IServiceCollection services) =>
        services.AddSingleton<BackfillRequests>().AddSingleton<NewSources>().AddSingleton<EveryArchive>().AddSingleton<BackfillLister>().AddSingleton<MementoOpener>().AddSingleton<Backfiller>()
            .AddSingleton<SaveClient>().AddSingleton<SaveRequests>().AddSingleton<PageSaver>().AddSingleton<BodyMender>();

    private static IWebArchive Make(ArchiveEntry entry, IServiceProvider provider) => entry.Kind switch
    {
        ArchiveKind.Wayback when entry.Id == WaybackMachine.Name => provider.GetRequiredService<WaybackMachine>(),
        ArchiveKind.Wayback => new WaybackMachine(
            provider.GetRequiredService<Connector>(), provider.GetRequiredService<IBudget>(), SettingsOf(entry, provider),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WaybackMachine>>()),
        ArchiveKind.PywbCdx => new PywbArchive(entry, provider.GetRequiredService<ArchiveClients>()),
        ArchiveKind.Memento => new MementoArchive(entry, provider.GetRequiredService<ArchiveClients>()),
        ArchiveKind.CommonCrawl => new CommonCrawlArchive(entry, provider.GetRequiredService<ArchiveClients>(), provider.GetRequiredService<IOptions<FetchingOptions>>()),
        _ => throw new InvalidOperationException($"The archive '{entry.Id}' is for people to look at and was enabled."),
    };

    private static WaybackSettings SettingsOf(ArchiveEntry entry, IServiceProvider provider) => new(
        Options.Create(new WaybackOptions
        {
            BaseUrl = entry.Base!,
            ListingsPerMinute = entry.ListingsPerMinute,
            ReplaysPerMinute = entry.ReplaysPerMinute,
            PageSize = Math.Max(entry.PageSize, 1000),
            TimeoutSeconds = entry.TimeoutSeconds,
        }),
        provider.GetRequiredService<IOptions<FetchingOptions>>())
    {
        Id = entry.Id,
        DisplayName = entry.Name,
    };
}
