using System.Numerics;

namespace PolicyDiff.Text.Pdf;

/// <summary>The pages of a file in their order, with the runs of text on each. A page tree that leads in a circle ends.</summary>
internal sealed class PdfPages(PdfFile file)
{
    /// <summary>Pages that are read.</summary>
    public const int MostPages = 1_000;

    private const int MaxDepth = 40;

    private readonly PdfContent content = new(file, new PdfFontShelf(file));
    private readonly List<PdfPageText> pages = [];

    /// <summary>True where a limit of pages or operators cut the file short.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads all pages.</summary>
    public IReadOnlyList<PdfPageText> Read()
    {
        var seen = new HashSet<PdfDictionary>();
        var pending = new Stack<(PdfDictionary Node, PdfInherited Inherited, int Depth)>();
        if (file.Dictionary(file.Catalog, "Pages") is { } root) pending.Push((root, new(null, 792, 0, 0, 0), 0));
        while (pending.TryPop(out var next))
        {
            if (!seen.Add(next.Node)) continue;
            if (pages.Count >= MostPages || content.IsCut)
            {
                IsCut = true;
                break;
            }

            var inherited = Inherit(next.Node, next.Inherited);
            var kids = file.Array(next.Node, "Kids");
            if (kids.Count == 0 && file.Name(next.Node, "Type") != "Pages") pages.Add(Page(next.Node, inherited));
            if (next.Depth >= MaxDepth) continue;
            foreach (var kid in kids.AsEnumerable().Reverse().Select(file.Resolve).OfType<PdfDictionary>()) pending.Push((kid, inherited, next.Depth + 1));
        }

        return pages;
    }

    private PdfInherited Inherit(PdfDictionary node, PdfInherited above)
    {
        var box = file.Array(node, "MediaBox").Select(value => file.Resolve(value) as double? ?? 0).ToList();
        var inherited = above with { Resources = file.Dictionary(node, "Resources") ?? above.Resources, Rotate = (int)(file.Number(node, "Rotate") ?? above.Rotate) };
        return box.Count == 4 ? inherited with { Left = Math.Min(box[0], box[2]), Bottom = Math.Min(box[1], box[3]), Height = Math.Abs(box[3] - box[1]), Width = Math.Abs(box[2] - box[0]) } : inherited;
    }

    private PdfPageText Page(PdfDictionary page, PdfInherited inherited)
    {
        using var joined = new MemoryStream();
        var parts = file.Resolve(page["Contents"]) switch { List<object?> many => many.Select(file.Resolve), var one => [one] };
        foreach (var part in parts.OfType<PdfStream>())
        {
            // One stream's end parts words (ISO 32000 §7.8.2).
            if (file.Filters.Unpack(part) is { } plain) joined.Write(plain.Span);
            joined.WriteByte((byte)'\n');
        }

        var (turn, height) = Turn(inherited);
        return file.Filters.Spent ? new(height, []) : new(height, content.Read(joined.ToArray(), inherited.Resources, turn));
    }

    /// <summary>Brings the page upright, its lower left corner to the origin.</summary>
    private static (Matrix3x2 Turn, double Height) Turn(PdfInherited page)
    {
        var origin = Matrix3x2.CreateTranslation((float)-page.Left, (float)-page.Bottom);
        return (((page.Rotate % 360) + 360) % 360) switch
        {
            90 => (origin * new Matrix3x2(0, -1, 1, 0, 0, (float)page.Width), page.Width),
            180 => (origin * new Matrix3x2(-1, 0, 0, -1, (float)page.Width, (float)page.Height), page.Height),
            270 => (origin * new Matrix3x2(0, 1, -1, 0, (float)page.Height, 0), page.Width),
            _ => (origin, page.Height),
        };
    }

    /// <summary>What a page takes from the nodes above it.</summary>
    private sealed record PdfInherited(PdfDictionary? Resources, double Height, double Left, double Bottom, int Rotate)
    {
        public double Width { get; init; } = 612;
    }
}
