namespace PolicyDiff.Exchange.Warc;

/// <summary>The bytes of a file in order, with the possibility to give the last ones back.</summary>
internal sealed class RawBytes(Stream file)
{
    private byte[] returned = [];
    private int next;

    /// <summary>Of the next byte, in the file.</summary>
    public long Position { get; private set; }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        int read;
        if (next < returned.Length)
        {
            read = Math.Min(into.Length, returned.Length - next);
            returned.AsMemory(next, read).CopyTo(into);
            next += read;
        }
        else
        {
            read = await file.ReadAsync(into, cancellationToken);
        }

        Position += read;
        return read;
    }

    /// <summary>As many bytes as there are, up to the whole of <paramref name="into"/>.</summary>
    public async ValueTask<int> ReadAllAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        var total = 0;
        while (total < into.Length)
        {
            var read = await ReadAsync(into[total..], cancellationToken);
            if (read == 0) break;
            total += read;
        }

        return total;
    }

    /// <summary>The bytes read last are the next again.</summary>
    public void Return(ReadOnlySpan<byte> last)
    {
        Position -= last.Length;
        returned = [.. last, .. returned.AsSpan(next)];
        next = 0;
    }
}
