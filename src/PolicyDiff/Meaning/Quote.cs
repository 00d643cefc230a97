namespace PolicyDiff.Meaning;

/// <summary>Words of a text with the place they stand at.</summary>
/// <param name="Text">Verbatim.</param>
/// <param name="Place">Where.</param>
internal sealed record Quote(string Text, QuotePlace Place)
{
    /// <summary>All of a block, without the white space around it.</summary>
    public static Quote Whole(string plain, int block)
    {
        var start = plain.Length - plain.AsSpan().TrimStart().Length;
        var end = Math.Max(start, plain.AsSpan().TrimEnd().Length);
        return new(plain[start..end], new(block, start, end, start, end));
    }
}
