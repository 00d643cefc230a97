using System.Text;
using PolicyDiff.Text;
using PolicyDiff.Text.Decoding;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Policies.Discovery;

/// <summary>Reads the links of a page, as the site wrote them. Pure; takes any bytes.</summary>
internal static class LinkedPageReader
{
    /// <summary>Last share of a page's links that counts as its end where no footer is marked.</summary>
    private const double End = 0.35;

    private const int LongestText = 200;

    /// <summary>The page, or null where it is no HTML that can be read.</summary>
    internal static LinkedPage? Read(ReadOnlyMemory<byte> body, string? contentType, Uri address)
    {
        if (body.Length == 0 || body.Length > PageReader.MaxBytes || BodyKind.NotText(body.Span, contentType) is not null) return null;
        if (HtmlPage.Parse(ByteDecoder.Decode(body.Span, contentType, null).Text) is not { } tree) return null;
        var from = tree.Base is { } given && ForeignAddress.TryRead(address, given, out var moved) ? moved : address;
        var anchors = tree.Nodes.Where(node => node.Name is "a" && node["href"] is not null).ToList();
        var links = anchors.Select((anchor, index) => Link(anchor, from, index >= anchors.Count * (1 - End))).OfType<PageLink>()
            .Where(link => link.Address != address).ToList();
        return new(address, LanguageGuess.Declared(tree.Language), tree.Title ?? "", links);
    }

    private static PageLink? Link(PageNode anchor, Uri from, bool isLate)
    {
        var written = anchor["href"]!.Trim();
        if (written.StartsWith('#') || !ForeignAddress.TryRead(from, written, out var target) || target.Scheme is not ("http" or "https") || target.Host.Length == 0) return null;
        return new(Text(anchor), new Uri(WatchList.Text(target)), anchor["rel"], isLate || IsInFooter(anchor));
    }

    private static string Text(PageNode anchor)
    {
        var text = new StringBuilder();
        var pending = new Stack<PageNode>(anchor.Children.Reverse());
        while (text.Length < LongestText && pending.TryPop(out var node))
        {
            if (node.IsText) text.Append(node.Text).Append(' ');
            foreach (var child in node.Children.Reverse()) pending.Push(child);
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsInFooter(PageNode anchor)
    {
        for (var node = anchor.Parent; node is not null; node = node.Parent)
        {
            if (node.Name == "footer" || node["role"] == "contentinfo" || IsNamed(node["id"]) || IsNamed(node["class"])) return true;
        }

        return false;
    }

    private static bool IsNamed(string? name) => name?.Contains("foot", StringComparison.OrdinalIgnoreCase) == true;
}
