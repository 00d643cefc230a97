namespace PolicyDiff.Exchange.Warc;

/// <summary>What is wrong with a record.</summary>
public enum WarcFlaw
{
    /// <summary>Bytes where a record should begin that begin none; they were passed over up to the next record.</summary>
    NotARecord,

    /// <summary>The head has no usable length, or is no list of fields.</summary>
    BadHead,

    /// <summary>The file, or the compressed member, ends before the record does.</summary>
    Truncated,

    /// <summary>The length the head gives is not the block's.</summary>
    WrongLength,

    /// <summary>The block is not what its own digest was made of.</summary>
    WrongDigest,

    /// <summary>The block is larger than is read into memory.</summary>
    TooLarge,

    /// <summary>The compressed form is damaged.</summary>
    Damaged,
}
