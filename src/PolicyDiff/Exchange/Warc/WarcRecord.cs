namespace PolicyDiff.Exchange.Warc;

/// <summary>One record of a WARC file (ISO 28500), or a place where one should be.</summary>
/// <param name="Headers">Named fields in the order written.</param>
/// <param name="Block">The content as stored; empty where it was not asked for (<see cref="WarcReading.Wanted"/>) or is too large.</param>
/// <param name="Offset">Where the record begins: in a compressed file where its compressed member does.</param>
/// <param name="Flaw">Null when the record is whole.</param>
/// <param name="Sentence">What the flaw is, for people; empty without one.</param>
public sealed record WarcRecord(IReadOnlyList<WarcField> Headers, ReadOnlyMemory<byte> Block, long Offset, WarcFlaw? Flaw = null, string Sentence = "")
{
    public const string Response = "response";
    public const string Revisit = "revisit";
    public const string Metadata = "metadata";
    public const string Information = "warcinfo";
    public const string Resource = "resource";

    /// <summary>In lower case; empty where none is given.</summary>
    public string Type => Header("WARC-Type")?.ToLowerInvariant() ?? "";

    public string? Id => Header("WARC-Record-ID");

    /// <summary>The address, without the angle brackets that some writers put around it.</summary>
    public string? Address => Header("WARC-Target-URI") is { } uri ? uri.Trim('<', '>', ' ') : null;

    /// <summary>WARC-Date in UTC; null when there is none that can be read: never "now".</summary>
    public DateTimeOffset? Date => WarcDate.Parse(Header("WARC-Date"));

    /// <summary>The media type of the block, without parameters, in lower case.</summary>
    public string MediaType => Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant() ?? "";

    /// <summary>The first value of a named field, or null.</summary>
    public string? Header(string name)
    {
        foreach (var field in Headers)
        {
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return field.Value;
        }

        return null;
    }
}

/// <summary>One named field of a record.</summary>
public sealed record WarcField(string Name, string Value);
