namespace PolicyDiff.History.Moves;

/// <summary>The policy went from one address to another.</summary>
/// <param name="From">The last capture that shows it at the old address.</param>
/// <param name="To">The first that shows it at the new one: it moved after the one and no later than the other.</param>
/// <param name="IsPermanent">The redirects say so; else they only lasted, or a person set the periods.</param>
public sealed record SourceMove(Observation From, Observation To, bool IsPermanent);

/// <summary>A usable capture that does not speak for the policy.</summary>
/// <param name="Seen">Which.</param>
/// <param name="Sentence">Why, for people.</param>
public sealed record UncountedSight(Observation Seen, string Sentence);

/// <summary>An address that redirects led to and that is one of the policy's.</summary>
/// <param name="Place">Its key.</param>
/// <param name="Address">As received.</param>
/// <param name="Home">The key of the address that led there.</param>
public sealed record MoveTarget(string Place, string Address, string Home);
