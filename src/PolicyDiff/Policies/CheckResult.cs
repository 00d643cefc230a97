using PolicyDiff.Text;

namespace PolicyDiff.Policies;

/// <summary>What a check of the live page found.</summary>
/// <param name="Outcome">What the capture turned out to be.</param>
/// <param name="Sentence">For people.</param>
/// <param name="NewVersion">A text that the policy did not have before this check.</param>
/// <param name="Unconfirmed">The newest text was seen once only; it will be looked at again soon.</param>
/// <param name="News">Changes that became news by it.</param>
public sealed record CheckResult(CaptureOutcome Outcome, string Sentence, bool NewVersion, bool Unconfirmed, int News);
