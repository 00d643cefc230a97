using PolicyDiff.Text;

namespace PolicyDiff.Storage.Bodies;

/// <summary>A form to store a body in.</summary>
/// <param name="Codec">See <see cref="BodyCodec"/>.</param>
/// <param name="Data">The bytes to store.</param>
/// <param name="BaseHash">What it is told by, or null.</param>
internal sealed record BodyForm(string Codec, byte[] Data, ContentHash? BaseHash)
{
    // A body that takes a sixtieth of its size is not tried against another one, and one that takes a fortieth not by itself.
    private const int Good = 60;
    private const int Fair = 40;

    internal static BodyForm Whole(ReadOnlyMemory<byte> content) => new(BodyCodec.Whole, BodyCodec.PackWhole(content.Span), null);

    /// <summary>The smallest form among those by bodies near in time and by itself.</summary>
    internal static async Task<BodyForm> SmallestAsync(PolicyDiffDb db, (ContentHash Hash, ReadOnlyMemory<byte> Bytes) body, BodyPlace place, CancellationToken cancellationToken)
    {
        var content = body.Bytes;
        BodyForm? best = null;
        if (BodyCodec.CanDiffer(content.Length))
        {
            foreach (var near in await BodyRows.NearAsync(db, body.Hash, place, cancellationToken))
            {
                if (await BodyRows.ChainAsync(db, ContentHash.FromBytes(near.Hash), cancellationToken) is not { } chain) continue;
                // A damaged neighbour is another's finding; here the next one is as good.
                if (Against(chain, content.Span, BodyChain.Deepest, source => source.Read()) is not { } form) continue;
                if (best is null || form.Data.Length < best.Data.Length) best = form;
                if (best.Data.Length <= content.Length / Good) break;
            }
        }

        if (best is not null && best.Data.Length <= content.Length / Fair) return best;
        var whole = Whole(content);
        // A chain costs reading time: it must save something for it.
        return best is null || best.Data.Length > whole.Data.Length * 2 / 3 ? whole : best;
    }

    /// <summary>
    /// By the last body of the chain, or where that is at the deepest place already by one half as deep: the step back is taken once for many
    /// steps ahead. Null when the base cannot be read or is too large.
    /// </summary>
    internal static BodyForm? Against(BodyChain chain, ReadOnlySpan<byte> content, int deepest, Func<BodyChain, byte[]?> read)
    {
        var source = chain.Depth < deepest ? chain : chain.UpTo(deepest / 2);
        if (!BodyCodec.CanDiffer((int)Math.Min(source.Last.Length, int.MaxValue)) || read(source) is not { } known) return null;
        return new(BodyCodec.Delta, BodyCodec.PackDelta(known, content), ContentHash.FromBytes(source.Last.Hash));
    }
}
