using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.Policies.Selectors;

namespace PolicyDiff.Policies;

/// <summary>Registers the watch list and its live checks.</summary>
public static class PolicyServices
{
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddOptions<CheckingOptions>().BindConfiguration(CheckingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<WatchList>().AddSingleton<PolicyRegistry>().AddSingleton<PolicyFinder>().AddSingleton<LiveCheck>().AddSingleton<CheckSchedule>()
            .AddSingleton<Discovery.PolicyDiscovery>().AddSingleton<PolicyAddresses>().AddSingleton<PolicySelectors>().AddSingleton<SelectorQueue>().AddSingleton<SelectorSuggestions>().AddSingleton<SelectorTools>().AddSingleton<BrowserSwitch>().AddSingleton<SelectorTrials>();
    }
}
