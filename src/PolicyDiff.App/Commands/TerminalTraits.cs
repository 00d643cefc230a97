namespace PolicyDiff.App.Commands;

/// <summary>What standard output is: a person's terminal, of some width, with or without colours, or another program's pipe.</summary>
internal static class TerminalTraits
{
    /// <summary>Colours go to terminals only, and not where NO_COLOR is set (https://no-color.org) or the terminal says it is dumb.</summary>
    internal static bool WantsColours => !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Columns of the terminal; null for a pipe, a file and a terminal that does not say.</summary>
    internal static int? Width => !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var columns ? columns : null;
}
