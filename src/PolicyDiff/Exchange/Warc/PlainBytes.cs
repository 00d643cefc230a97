namespace PolicyDiff.Exchange.Warc;

/// <summary>An uncompressed file: one section.</summary>
internal sealed class PlainBytes(RawBytes raw) : IWarcSections
{
    private bool begun;

    public long Start => 0;

    public string? Damage => null;

    public long PassedOver => 0;

    public ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        var first = !begun;
        begun = true;
        return new(first);
    }

    public ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken) => raw.ReadAsync(into, cancellationToken);
}
