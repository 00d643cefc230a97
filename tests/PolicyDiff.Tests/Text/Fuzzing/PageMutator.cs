using System.Text;

namespace PolicyDiff.Tests.Text.Fuzzing;

/// <summary>Makes pages that nobody wrote: pieces of real ones and of markup in an order that a seed decides.</summary>
public sealed class PageMutator(IReadOnlyList<byte[]> pages, int seed)
{
    public const int LargestFragment = 4096;

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<td colspan=9999>", "<th>", "<ul>", "<ol start=7>", "<li>", "</li>", "</ul>", "<dl><dt>", "<dd>",
        "<h1>", "</h1>", "<h6>", "<b>", "</b>", "<i>", "<a href=\"", "\">", "</a>", "<a href='#x'>", "<br>", "<br/>", "<hr>", "<pre>", "</pre>", "<blockquote>", "<script>", "</script>", "<style>",
        "<noscript>", "<template>", "<!--", "-->", "<!DOCTYPE", "<![CDATA[", "]]>", "<svg><path d='", "<math>", "<iframe>", "<frameset>", "<form>", "<input type=password>", "<select><option>", "<details><summary>",
        "<meta charset=utf-16>", "<meta http-equiv=refresh>", "<title>", "</title>", "<body>", "</body>", "</html>", "<html lang=", "<base href=//", "<span style=display:none>", "<nav>", "<footer>", "<main>", "<article",
        "&", "&amp;", "&#", "&#x", "&#0;", "&#xD800;", "&#1114112;", "&nbsp", "&copy;", "&CounterClockwiseContourIntegral;", "<", ">", "\"", "'", "=", "/", "\\", "*", "_", "|", "#", "`", "~~~", "- ", "1. ", "> ", "    ", "\t", "\r\n",
        "\0", "\u0001", "\u00A0", "\u200B", "\uFEFF", "\u202E", "\u0301", "日本語の文。", "العربية", "שלום", "Ünïcödé", "â€™", "Â ", "😀", "privacy policy ", "personal data ", "404 not found ", "accept all cookies ", "the quick brown fox ", "a", " ", "\n",
    ];

    private readonly Random random = new(seed);

    /// <summary>Up to 4 KB of markup: made of pieces, or cut from a page and damaged.</summary>
    public byte[] Fragment()
    {
        if (random.Next(2) == 0) return Cut(pages[random.Next(pages.Count)], LargestFragment, random.Next(6));
        var text = new StringBuilder();
        var length = random.Next(1, random.Next(2, LargestFragment));
        while (text.Length < length) text.Append(Piece());
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(4) == 0) Flip(bytes);
        return bytes.Length > LargestFragment ? bytes[..LargestFragment] : bytes;
    }

    /// <summary>A whole page with up to twenty damages: parts lost, doubled, repeated, swapped, bytes turned, markup put in.</summary>
    public byte[] Page()
    {
        var page = pages[random.Next(pages.Count)];
        return Damage(page, random.Next(1, 20));
    }

    private byte[] Cut(byte[] page, int most, int damages)
    {
        var length = Math.Min(page.Length, random.Next(1, most));
        var from = random.Next(page.Length - length + 1);
        var cut = Damage(page[from..(from + length)], damages);
        return cut.Length > most ? cut[..most] : cut;
    }

    private byte[] Damage(byte[] page, int damages)
    {
        var bytes = new List<byte>(page);
        for (var damage = 0; damage < damages && bytes.Count > 0; damage++)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(bytes.Count - at, random.Next(1, 400));
            switch (random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Piece()))));
                    break;
                case 3:
                    for (var flips = random.Next(1, 12); flips > 0; flips--) bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                    break;
                case 4:
                    var piece = Encoding.UTF8.GetBytes(Piece());
                    for (var times = random.Next(2, 300); times > 0; times--) bytes.InsertRange(at, piece);
                    break;
                case 5:
                    var moved = bytes.GetRange(at, length);
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), moved);
                    break;
                default:
                    if (random.Next(4) == 0) bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private void Flip(byte[] bytes)
    {
        for (var flips = random.Next(1, 20); flips > 0 && bytes.Length > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
    }

    private string Piece() => Pieces[random.Next(Pieces.Length)];
}
