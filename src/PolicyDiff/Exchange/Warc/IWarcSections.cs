namespace PolicyDiff.Exchange.Warc;

/// <summary>The content of a file in the pieces it was written in: the whole of a plain file, the members of a compressed one.</summary>
internal interface IWarcSections
{
    /// <summary>Where the present section begins in the file.</summary>
    long Start { get; }

    /// <summary>Why the present section ended before its end, or null.</summary>
    string? Damage { get; }

    /// <summary>Bytes of the file before the present section that belong to none.</summary>
    long PassedOver { get; }

    /// <summary>Goes to the next section; false at the end of the file.</summary>
    ValueTask<bool> NextAsync(CancellationToken cancellationToken);

    /// <summary>Bytes of the present section; 0 at its end.</summary>
    ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken);
}
