using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PolicyDiff.Fetching.Browsing;

namespace PolicyDiff.Fetching;

/// <summary>Registers the way out to the network.</summary>
public static class FetchingServices
{
    /// <summary>
    /// Adds connector, page fetcher and, unless an <see cref="IBudget"/> is registered already, a budget inside this process.
    /// Settings come from the section <see cref="FetchingOptions.Section"/> and are validated at start.
    /// </summary>
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.AddOptions<FetchingOptions>()
            .BindConfiguration(FetchingOptions.Section)
            .Configure<IConfiguration>(ReadHostsOnOneLine)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IBudget, LocalBudget>();
        services.TryAddSingleton<Connector>();
        services.TryAddSingleton<PageFetcher>();
        services.AddOptions<BrowserOptions>().BindConfiguration(BrowserOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<PageBrowser>();
        return services;
    }

    /// <summary>The binder reads arrays only; the documented form of the setting is one line with commas.</summary>
    private static void ReadHostsOnOneLine(FetchingOptions options, IConfiguration configuration)
    {
        if (configuration[$"{FetchingOptions.Section}:{nameof(FetchingOptions.AllowedPrivateHosts)}"] is { Length: > 0 } line)
        {
            options.AllowedPrivateHosts = [line];
        }
    }
}
