using PolicyDiff.Text;

namespace PolicyDiff.Storage.Bodies;

/// <summary>A body with all it is told by, as one look at the database found them.</summary>
/// <param name="Links">From the one that stands alone to the body asked for.</param>
internal sealed record BodyChain(IReadOnlyList<BodyLink> Links)
{
    /// <summary>Bodies are told by at most this many others; compaction that is under way may make it twice as many.</summary>
    internal const int Deepest = 16;

    /// <summary>How many are followed when reading: past it the chain leads in a circle.</summary>
    internal const int MostFollowed = 100;

    /// <summary>0 for a body that stands alone.</summary>
    internal int Depth => Links.Count - 1;

    internal BodyLink Last => Links[^1];

    /// <summary>Holds the body of this name.</summary>
    internal bool Holds(ContentHash hash) => Links.Any(link => ContentHash.FromBytes(link.Hash) == hash);

    /// <summary>The chain of the link at this depth.</summary>
    internal BodyChain UpTo(int depth) => new([.. Links.Take(depth + 1)]);

    /// <summary>The body, or null when the chain does not give what its name says.</summary>
    internal byte[]? Read()
    {
        byte[]? content = null;
        foreach (var link in Links)
        {
            content = Unpack(link, content);
            if (content is null) return null;
        }

        return IsWhole(Last, content) ? content : null;
    }

    /// <summary>The first link, from the one that stands alone, whose stored form is not what was put in, and what is wrong with it; null where all are.</summary>
    internal (ContentHash Hash, string What)? FirstDamage()
    {
        byte[]? content = null;
        foreach (var link in Links)
        {
            content = Unpack(link, content);
            if (IsWhole(link, content)) continue;
            var known = link.Codec is BodyCodec.Whole or BodyCodec.Delta;
            return (ContentHash.FromBytes(link.Hash), known ? "no longer matches its SHA-256" : $"is packed as '{link.Codec}', which this PolicyDiff does not know");
        }

        return null;
    }

    /// <summary>A chain that does not begin with a body that stands alone was followed in a circle.</summary>
    private byte[]? Unpack(BodyLink link, byte[]? source) =>
        ReferenceEquals(link, Links[0]) && link.BaseHash is not null ? null : BodyCodec.Unpack(link, source);

    private static bool IsWhole(BodyLink link, byte[]? content) => content is not null && ContentHash.Of(content) == ContentHash.FromBytes(link.Hash);
}
