namespace PolicyDiff.App.Caching;

/// <summary>What names a page's present content: for the answer's ETag, and for the copy that is kept of it.</summary>
/// <param name="Value">Without quotes; different for each content coding, as a strong validator must be.</param>
internal sealed record PageStamp(string Value)
{
    internal string ETag => $"\"{Value}\"";
}
