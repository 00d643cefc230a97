using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>A page that was written or generated to be judged, with what it is.</summary>
/// <param name="Name">Kind, language and number.</param>
/// <param name="Expected">What it is.</param>
/// <param name="Body">As received.</param>
/// <param name="Part">What the rules knew of it.</param>
public sealed record LabelledPage(string Name, CaptureOutcome Expected, byte[] Body, LabelledPart Part)
{
    public string ContentType { get; init; } = "text/html; charset=utf-8";

    /// <summary>Where a redirect led, when elsewhere than the policy's address.</summary>
    public string? Final { get; init; }

    /// <summary>The page that the captures before and after it show; null: it is judged alone.</summary>
    public string? Between { get; init; }
}
