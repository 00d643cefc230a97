using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Archives.Wayback;

namespace PolicyDiff.Archives;

/// <summary>Registers the web archives.</summary>
public static class ArchiveServices
{
    /// <summary>Adds every <see cref="IWebArchive"/>; needs <c>AddFetching</c>. Settings are validated at start.</summary>
    public static IServiceCollection AddArchives(this IServiceCollection services)
    {
        services.AddOptions<WaybackOptions>().BindConfiguration(WaybackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<WaybackSettings>();
        services.TryAddSingleton<WaybackMachine>();
        services.AddSingleton<IWebArchive>(provider => provider.GetRequiredService<WaybackMachine>());
        return services;
    }

    /// <summary>Adds backfills on top of the archives; needs storage and history.</summary>
    public static IServiceCollection AddBackfills(this IServiceCollection services) =>
        services.AddSingleton<BackfillRequests>().AddSingleton<NewSources>().AddSingleton<BackfillLister>().AddSingleton<MementoOpener>().AddSingleton<Backfiller>()
            .AddSingleton<BodyMender>();
}
