namespace PolicyDiff.Storage.Bodies;

/// <summary>One stored form in a chain: the body asked for, the one it is told by, and so on to one that stands alone.</summary>
/// <param name="Hash">SHA-256 of the body.</param>
/// <param name="Length">Bytes of the body.</param>
/// <param name="Codec">See <see cref="BodyCodec"/>.</param>
/// <param name="Data">The stored form.</param>
/// <param name="BaseHash">The next of the chain, or null.</param>
internal sealed record BodyLink(byte[] Hash, long Length, string Codec, byte[] Data, byte[]? BaseHash);
