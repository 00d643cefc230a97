using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.App.Jobs;

/// <summary>How much one process does at once (section <c>Jobs</c>).</summary>
internal sealed class JobOptions
{
    internal const string Section = "Jobs";

    /// <summary>Live pages checked at once. Default: 8.</summary>
    [Range(1, 64, ErrorMessage = "The setting Jobs__Checks is wrong: write a number from 1 to 64.")]
    public int Checks { get; set; } = 8;

    /// <summary>Backfills worked on at once. Default: 2 (archives limit how fast they go, not this).</summary>
    [Range(1, 16, ErrorMessage = "The setting Jobs__Backfills is wrong: write a number from 1 to 16.")]
    public int Backfills { get; set; } = 2;

    /// <summary>Seconds between two looks for work. Default: 2.</summary>
    [Range(1, 60, ErrorMessage = "The setting Jobs__LookEverySeconds is wrong: write a number of seconds from 1 to 60.")]
    public int LookEverySeconds { get; set; } = 2;
}
