namespace PolicyDiff.App.Commands;

/// <summary>What scripts see.</summary>
internal static class ExitCodes
{
    internal const int Done = 0;

    /// <summary>Ran, and something failed; said on stderr.</summary>
    internal const int Failed = 1;

    internal const int WrongUsage = 2;
}
