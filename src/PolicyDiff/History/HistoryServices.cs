using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.History.Judging;

namespace PolicyDiff.History;

/// <summary>Registers captures → versions → changes.</summary>
public static class HistoryServices
{
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddSingleton<CaptureReader>().AddSingleton<Historian>().AddSingleton<Rebuilder>().AddSingleton<Intake>().AddSingleton<OutcomeDecisions>().AddSingleton<LabelDesk>();
}
