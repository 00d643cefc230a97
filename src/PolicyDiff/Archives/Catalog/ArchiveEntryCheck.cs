using PolicyDiff.Archives.Replay;

namespace PolicyDiff.Archives.Catalog;

/// <summary>What is wrong with an entry of the archive list, in words its writer can use.</summary>
internal static class ArchiveEntryCheck
{
    /// <summary>Ids that captures from elsewhere have as their origin.</summary>
    private static readonly string[] Taken = ["live", "import"];

    public static IEnumerable<string> Problems(ArchiveEntry entry)
    {
        if (!IsId(entry.Id)) yield return "its id must be 1 to 40 small letters, digits, dots and dashes";
        if (Taken.Contains(entry.Id)) yield return $"the id '{entry.Id}' means something else already";
        if (string.IsNullOrWhiteSpace(entry.Name)) yield return "it has no name";
        if (entry.Id == "wayback" && entry.Kind != ArchiveKind.Wayback) yield return "the id 'wayback' is the Wayback Machine's, of kind wayback";
        foreach (var problem in Addresses(entry).Concat(Numbers(entry))) yield return problem;
    }

    private static IEnumerable<string> Addresses(ArchiveEntry entry) => entry.Kind switch
    {
        ArchiveKind.Wayback => entry.Id == "wayback" ? [] : Needed(entry.Base, "base"),
        ArchiveKind.PywbCdx => [.. Needed(entry.Cdx, "cdx"), .. Template(entry.Replay, needed: true)],
        ArchiveKind.Memento => [.. Prefix(entry.TimeMap, "timemap", needed: true), .. Prefix(entry.TimeGate, "timegate", needed: false), .. Template(entry.Replay, needed: false)],
        ArchiveKind.CommonCrawl => [.. Needed(entry.Crawls, "crawls"), .. Needed(entry.Data, "data")],
        _ => [.. Prefix(entry.Look, "look", needed: true), .. entry.Enabled ? ["it is for people to look at and cannot be enabled"] : Array.Empty<string>()],
    };

    private static IEnumerable<string> Numbers(ArchiveEntry entry)
    {
        if (entry.ListingsPerMinute is < 1 or > 6000) yield return "listingsPerMinute must be between 1 and 6000";
        if (entry.ReplaysPerMinute is < 1 or > 60_000) yield return "replaysPerMinute must be between 1 and 60000";
        if (entry.AtOnce is < 1 or > 16) yield return "atOnce must be between 1 and 16";
        if (entry.PageSize is < 2 or > 150_000) yield return "pageSize must be between 2 and 150000";
        if (entry.TimeoutSeconds is < 1 or > 3600) yield return "timeoutSeconds must be between 1 and 3600";
        if (!IsWeb(entry.Probe)) yield return "probe must be the http or https address of a page that the archive surely holds";
    }

    private static IEnumerable<string> Needed(Uri? address, string field)
    {
        if (address is null) yield return $"an archive of its kind needs the address '{field}'";
        else if (!IsWeb(address.OriginalString)) yield return $"'{field}' must be an http or https address without a query";
        else if (address.Query.Length > 0 || address.Fragment.Length > 0) yield return $"'{field}' must be an address without a query; the program adds its own";
    }

    private static IEnumerable<string> Prefix(string? address, string field, bool needed)
    {
        if (address is null && needed) yield return $"an archive of its kind needs the address '{field}'";
        if (address is not null && !IsWeb(address)) yield return $"'{field}' must be an http or https address that a page's address can be put behind";
    }

    private static IEnumerable<string> Template(string? template, bool needed)
    {
        if (template is null && needed) yield return "an archive of its kind needs the address 'replay'";
        if (template is not null && ReplayAddress.OfTemplate(template) is null) yield return "'replay' must look like https://archive.example/wayback/{timestamp}id_/{url}";
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= 40 && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-') && char.IsAsciiLetterOrDigit(id[0]);

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 };
}
