using PolicyDiff.Storage;

namespace PolicyDiff.Policies;

/// <summary>What came of a <see cref="PolicyRequest"/>.</summary>
/// <param name="Policy">The policy, with its organization; null when refused.</param>
/// <param name="Added">False when it was tracked already.</param>
/// <param name="Problem">Why it was refused, in a sentence that says what to do; null when it was not.</param>
public sealed record PolicyRegistration(Policy? Policy, bool Added, string? Problem);
