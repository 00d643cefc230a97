using PolicyDiff.Text;

namespace PolicyDiff.Storage.Bodies;

/// <summary>Bodies that were read lately: a name says the same bytes for ever. For one reader at a time.</summary>
internal sealed class BodyCache
{
    private const int MostBytes = 24_000_000;

    private readonly Queue<ContentHash> order = new();
    private readonly Dictionary<ContentHash, byte[]> known = [];
    private long size;

    /// <summary>The body the chain ends with, verified; null when it cannot be read.</summary>
    internal byte[]? Read(BodyChain chain)
    {
        var hash = ContentHash.FromBytes(chain.Last.Hash);
        if (known.TryGetValue(hash, out var found)) return found;
        if (chain.Read() is not { } content) return null;
        known.Add(hash, content);
        order.Enqueue(hash);
        size += content.Length;
        while (size > MostBytes && order.TryDequeue(out var oldest))
        {
            size -= known[oldest].Length;
            known.Remove(oldest);
        }

        return content;
    }
}
