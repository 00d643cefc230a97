namespace PolicyDiff.Fetching;

/// <summary>Whether an address may be asked.</summary>
/// <param name="Allowed">True when a request may leave for it (the addresses its name resolves to are judged when connecting).</param>
/// <param name="Sentence">When refused: why, and what to do. Empty when allowed.</param>
public sealed record AddressVerdict(bool Allowed, string Sentence)
{
    internal static AddressVerdict Fine { get; } = new(true, "");

    internal static AddressVerdict Refused(string sentence) => new(false, sentence);
}
