namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// Hands a file's bytes to a decompressor in small pieces and remembers them: of the last one the decompressor may have used a part only, and
/// what a damaged member took for its own may be the next ones.
/// </summary>
internal sealed class MemberFeed(RawBytes raw) : Stream
{
    // A compressed page is smaller.
    private const int MostKept = 4_000_000;
    private const int LargestPiece = 8192;

    private readonly MemoryStream kept = new();
    private int last;

    /// <summary>The piece handed out last.</summary>
    public ReadOnlyMemory<byte> Last => Kept[^last..];

    /// <summary>All of it, or of a large one the end.</summary>
    public ReadOnlyMemory<byte> Kept => kept.GetBuffer().AsMemory(0, (int)kept.Length);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await raw.ReadAsync(buffer[..Math.Min(buffer.Length, LargestPiece)], cancellationToken);
        if (read == 0) return 0;
        if (kept.Length > MostKept) kept.SetLength(0);
        kept.Write(buffer.Span[..read]);
        return last = read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
