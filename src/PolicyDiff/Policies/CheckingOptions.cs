using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.Policies;

/// <summary>How live pages are checked (section <c>Checking</c>).</summary>
public sealed class CheckingOptions
{
    public const string Section = "Checking";

    /// <summary>Hours between two checks of a policy that is added from now on. Default: 12.</summary>
    [Range(0.1, 24 * 90)]
    public double IntervalHours { get; set; } = 12;

    /// <summary>Share of the interval by which checks are spread, so that they never start together. Default: 0.1.</summary>
    [Range(0, 0.5)]
    public double Jitter { get; set; } = 0.1;

    /// <summary>Seconds after which a new text is fetched a second time; only what both show is told. Default: 600.</summary>
    [Range(0, 86_400)]
    public double ConfirmAfterSeconds { get; set; } = 600;
}
