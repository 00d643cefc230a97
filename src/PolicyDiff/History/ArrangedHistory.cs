namespace PolicyDiff.History;

/// <summary>What arranging gave.</summary>
/// <param name="Versions">How many versions the policy has now.</param>
/// <param name="Unconfirmed">The newest text was seen by one live check only: look again soon.</param>
/// <param name="News">How many changes became news by it.</param>
public sealed record ArrangedHistory(int Versions, bool Unconfirmed, int News);
