using PolicyDiff.Storage;

namespace PolicyDiff.Alerts;

/// <summary>What came of asking for a subscription.</summary>
/// <param name="Subscription">The new one, or the same one as before; null when refused.</param>
/// <param name="Problem">Why it was refused, in a sentence that says what to do; null when it was not.</param>
public sealed record SubscriptionResult(Subscription? Subscription, string? Problem);
