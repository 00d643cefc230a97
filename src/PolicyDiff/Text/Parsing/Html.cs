using System.Collections.Frozen;

namespace PolicyDiff.Text.Parsing;

/// <summary>What the names of HTML elements mean for reading.</summary>
internal static class Html
{
    private static readonly FrozenSet<string> Voids = Set("area base basefont bgsound br col embed frame hr img input isindex keygen link meta param source spacer track wbr");

    private static readonly FrozenSet<string> Blocks = Set(
        "#root html body address article aside blockquote button center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext pre search section summary table caption tbody td tfoot th thead tr ul xmp noscript frameset noframes");

    private static readonly FrozenSet<string> ParagraphEnders = Set(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul listing xmp");

    // Never text that a reader of the page sees as its content.
    private static readonly FrozenSet<string> Unread = Set(
        "script style template head title iframe frame object applet embed svg math canvas audio video map select datalist textarea input meter progress picture img source track link meta base param col colgroup rp noembed");

    private static readonly FrozenSet<string> ReadAttributes = Set(
        "id class role rel href style start type value reversed colspan aria-controls aria-expanded aria-modal data-target data-bs-target data-cfemail");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Common =
        Set(string.Join(' ', Voids.Concat(Blocks).Concat(Unread).Append("a span b i u em strong font sup sub small label path g use abbr code").Distinct())).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] NeverEmpty = ["p", "div", "b", "i", "strong", "em", "font", "center", "li"];

    /// <summary>The name as one string, or null for a name that is seldom seen.</summary>
    public static string? Known(ReadOnlySpan<char> name) => Common.TryGetValue(name, out var known) ? known : null;

    /// <summary>True for the attributes that reading looks at; the others are left behind with the parser's tree.</summary>
    public static bool IsReadAttribute(string name) => ReadAttributes.Contains(name);

    public static bool IsVoid(string name) => Voids.Contains(name);

    /// <summary>True for elements that begin and end a line of their own.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>True for elements whose start ends an open paragraph (HTML standard §13.2.6.4.7).</summary>
    public static bool ClosesParagraph(string name) => ParagraphEnders.Contains(name);

    /// <summary>True for elements whose content is never read.</summary>
    public static bool IsUnread(string name) => Unread.Contains(name);

    /// <summary>True for elements, in any case, that some pages close in their start tag although they hold text.</summary>
    public static bool IsNeverEmpty(ReadOnlySpan<char> name)
    {
        foreach (var known in NeverEmpty)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>1–6 for a heading element, else 0.</summary>
    public static int HeadingLevel(string name) => name.Length == 2 && name[0] == 'h' && name[1] is >= '1' and <= '6' ? name[1] - '0' : 0;

    public static bool IsList(string name) => name is "ul" or "ol" or "menu" or "dir";

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
