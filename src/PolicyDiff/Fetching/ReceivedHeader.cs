namespace PolicyDiff.Fetching;

/// <summary>One header line of an answer as received; a header that came twice is two of these.</summary>
/// <param name="Name">In the case the server wrote it.</param>
/// <param name="Value">Bytes read as Latin-1, so nothing is lost.</param>
public sealed record ReceivedHeader(string Name, string Value)
{
    /// <summary>The first header of that name, whatever its case; null without one.</summary>
    public static string? Find(IEnumerable<ReceivedHeader> headers, string name) =>
        headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
