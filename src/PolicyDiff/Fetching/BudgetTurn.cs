namespace PolicyDiff.Fetching;

/// <summary>A slot of a shared budget that has come: the request may leave now.</summary>
/// <param name="Key">The budget: <c>host:example.com</c>, <c>archive:wayback:cdx</c>.</param>
/// <param name="At">The slot. UTC.</param>
/// <param name="Waited">How long it took to come.</param>
public sealed record BudgetTurn(string Key, DateTimeOffset At, TimeSpan Waited);
