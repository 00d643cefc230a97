namespace PolicyDiff.App.Hosting;

/// <summary>What of the logs people see: warnings, on standard error. Standard output is for data, and what a command does it says itself.</summary>
internal static class Loudness
{
    internal static ILoggingBuilder WriteToStandardError(this ILoggingBuilder logging)
    {
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // A setting as Logging__LogLevel__Default=Information goes before this.
        logging.SetMinimumLevel(LogLevel.Warning);
        // A command that fails throws, and whoever asked says so; the first look for a schema that is not there yet is no failure at all.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        // A start that fails throws too; whatever a host that has started says comes from other categories.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        return logging;
    }
}
