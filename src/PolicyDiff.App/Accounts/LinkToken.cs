using System.Buffers.Text;
using System.Security.Cryptography;
using PolicyDiff.Text;

namespace PolicyDiff.App.Accounts;

/// <summary>The secret of a one-time link: 256 random bits in an address. Only its SHA-256 is ever stored.</summary>
internal readonly record struct LinkToken(string Value)
{
    private const int Bytes = 32;

    internal static LinkToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>What the database knows it by.</summary>
    internal ContentHash Hash => ContentHash.Of(Value);

    /// <summary>The page that takes it.</summary>
    internal string Path => "/setup?token=" + Value;
}
