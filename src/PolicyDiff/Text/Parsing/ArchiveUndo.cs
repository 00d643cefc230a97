using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Parsing;

/// <summary>Takes back what a web archive did to a page: rewritten addresses and inserted parts.</summary>
internal static partial class ArchiveUndo
{
    private static readonly string[] InsertedIds = ["wm-ipp", "donato", "wm-capinfo", "playback-banner", "_wb_", "wb-replay", "archive-banner", "ukwa_banner", "webarchive-banner"];

    /// <summary>True for an element that a replay system put into the page (toolbar, banner, calendar).</summary>
    public static bool IsInserted(PageNode node)
    {
        var id = node["id"];
        if (string.IsNullOrEmpty(id)) return node.Name.StartsWith("wb_", StringComparison.Ordinal);
        foreach (var inserted in InsertedIds)
        {
            if (id.StartsWith(inserted, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>
    /// The original address of one that leads into an archive: ".../web/20100101000000id_/http%3A//example.com/a" in any archive with
    /// that shape of path, percent-decoded once where the archive encoded it. Any other address comes back as it is.
    /// </summary>
    public static string Unwrap(string address)
    {
        for (var round = 0; round < 3; round++)
        {
            if (!HasStamp(address)) return address;
            var match = Rewritten().Match(address);
            if (!match.Success) return address;
            var original = match.Groups["url"].Value;
            address = EncodedScheme().IsMatch(original) ? Uri.UnescapeDataString(original) : original;
            if (CollapsedScheme().Match(address) is { Success: true } collapsed) address = collapsed.Groups[1].Value + "://" + address[collapsed.Length..];
            if (!address.Contains(':', StringComparison.Ordinal)) address = "http://" + address;
        }

        return address;
    }

    /// <summary>True for an address at the archive itself that lost its page's host ("https://web.archive.org/terms_of_use").</summary>
    public static bool LostItsHost(Uri address) =>
        address.Host is ("web.archive.org" or "wayback.archive.org") && !address.AbsolutePath.StartsWith("/web/", StringComparison.Ordinal);

    /// <summary>True where a part of the path begins with four digits: cheap to see, and what every rewritten address has.</summary>
    private static bool HasStamp(string address)
    {
        for (var at = address.IndexOf('/', StringComparison.Ordinal); at >= 0 && at + 4 < address.Length; at = address.IndexOf('/', at + 1))
        {
            if (char.IsAsciiDigit(address[at + 1]) && char.IsAsciiDigit(address[at + 2]) && char.IsAsciiDigit(address[at + 3]) && char.IsAsciiDigit(address[at + 4])) return true;
        }

        return false;
    }

    [GeneratedRegex("""^(?:(?:https?:)?//[^/?#\s]+)?/(?:[A-Za-z0-9._-]+/){0,3}?\d{4,14}(?:[a-z]{2}_)?/(?<url>(?:https?|ftp)(?::|%3A)/.*|mailto(?::|%3A).*|//?[a-z0-9.-]+\.[a-z]{2,}(?:/.*)?)$""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Rewritten();

    [GeneratedRegex("^[a-z]+%3A", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex EncodedScheme();

    [GeneratedRegex("^(https?):/(?!/)", RegexOptions.IgnoreCase)]
    private static partial Regex CollapsedScheme();
}
