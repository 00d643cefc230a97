namespace PolicyDiff.Archives.Cdx;

/// <summary>
/// Where a listing goes on. The index's own key names the second after the last line's, so captures of that second which did not fit on the page would
/// never be listed. Where the key is recognised (<c>urlencode(key + ' ' + timestamp)</c> with the last digit's character raised by one) it is set back to
/// that second: its captures come twice, and all of them. Any other key is passed on as it is.
/// </summary>
internal static class ResumePoint
{
    private const int Digits = 14;

    public static string Of(string key, IReadOnlyList<CdxEntry> entries)
    {
        if (entries.Count == 0 || entries[^1].Timestamp is not { Length: Digits } last) return key;
        // A whole page of one second: going back to it would never end.
        if (entries[0].Timestamp == last && entries[0].UrlKey == entries[^1].UrlKey) return key;

        var raised = last[^1] == '9' ? "%3A" : ((char)(last[^1] + 1)).ToString();
        var ending = last[..^1] + raised;
        return key.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? key[..^ending.Length] + last : key;
    }
}
