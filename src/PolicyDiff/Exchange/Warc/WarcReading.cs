namespace PolicyDiff.Exchange.Warc;

/// <summary>What is read of a WARC file, and how much of it into memory.</summary>
public sealed record WarcReading
{
    /// <summary>Whether a record's block is wanted, by its head; the blocks of others are passed over unread. Default: all.</summary>
    public Func<WarcRecord, bool> Wanted { get; init; } = _ => true;

    /// <summary>Most bytes of a block that are read into memory. Default: 64 MB.</summary>
    public int MostBytes { get; init; } = 64_000_000;
}
