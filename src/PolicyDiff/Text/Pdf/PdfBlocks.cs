using System.Text.RegularExpressions;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Pdf;

/// <summary>
/// Lines → blocks. A line goes on the paragraph before it unless its size, weight, distance, indent or a marker says otherwise, also
/// over the end of a page; words that were hyphenated at a line's end are joined; larger lines are headings.
/// </summary>
internal sealed partial class PdfBlocks
{
    private const double LargerThanBody = 1.12;
    private const int LongestHeading = 25;
    private const double ManyLines = 1.3;

    private readonly List<PdfLine> lines;
    private readonly HashSet<string> words;
    private readonly double bodySize;
    private readonly double leading;
    private readonly List<double> headingSizes;
    private readonly List<double> indents = [];
    private readonly List<Block> blocks = [];
    private readonly List<PdfLine> open = [];

    private PdfBlocks(List<PdfLine> lines)
    {
        this.lines = lines;
        words = WholeWords(lines);
        bodySize = lines.GroupBy(line => line.Size).MaxBy(group => group.Sum(line => line.Text.Length))?.Key ?? 0;
        var gaps = lines.Zip(lines.Skip(1)).Where(pair => pair.First.Page == pair.Second.Page && pair.First.Size == pair.Second.Size && pair.First.Y > pair.Second.Y).Select(pair => (pair.First.Y - pair.Second.Y) / Math.Max(1, pair.First.Size)).Where(gap => gap < 3).Order().ToList();
        leading = gaps.Count == 0 ? 1.2 : gaps[gaps.Count / 4];
        headingSizes = [.. lines.Where(line => line.Size > bodySize * LargerThanBody).Select(line => Math.Round(line.Size)).Distinct().OrderDescending()];
    }

    /// <summary>The blocks of these lines, tidied.</summary>
    public static IReadOnlyList<Block> Of(List<PdfLine> lines)
    {
        var shaper = new PdfBlocks(lines);
        shaper.Shape();
        return BlockTidy.Tidy(shaper.blocks);
    }

    /// <summary>The document's words, without the halves that a line's end parted.</summary>
    private static HashSet<string> WholeWords(List<PdfLine> lines)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var parted = false;
        foreach (var line in lines)
        {
            var found = Words().Matches(line.Text).Select(match => match.Value.ToLowerInvariant()).ToList();
            var hyphen = line.Text[^1] is '-' or '\u2010' or '\u00AD';
            words.UnionWith(found.Skip(parted ? 1 : 0).Take(found.Count - (parted ? 1 : 0) - (hyphen ? 1 : 0)));
            parted = hyphen;
        }

        return words;
    }

    private void Shape()
    {
        foreach (var line in lines)
        {
            if (open.Count > 0 && !GoesOn(open[^1], line)) Close();
            open.Add(line);
        }

        Close();
    }

    private bool GoesOn(PdfLine last, PdfLine line)
    {
        if (Math.Abs(last.Size - line.Size) > last.Size * 0.08 || last.IsBold != line.IsBold) return false;
        if (ListMarkers.Typed(line.Text) is not null && !IsMarkerAlone(last)) return false;
        if (last.Page != line.Page) return !EndsSentence(last.Text) && StartsInside(line.Text);
        var gap = (last.Y - line.Y) / Math.Max(1, line.Size);
        if (gap < 0) return !EndsSentence(last.Text) && StartsInside(line.Text);
        if (gap > leading * ManyLines) return false;
        // A line that ends early, and a sentence with it, is a paragraph's last.
        var right = open.Max(other => other.End);
        return !(EndsSentence(last.Text) && (last.End < RightEdge(line) * 0.85 || line.X - open[^1].X > line.Size) && right >= last.End);
    }

    /// <summary>How far lines of the page reach.</summary>
    private double RightEdge(PdfLine line) => rightEdges.TryGetValue(line.Page, out var edge) ? edge : rightEdges[line.Page] = lines.Where(other => other.Page == line.Page).Max(other => other.End);

    private readonly Dictionary<int, double> rightEdges = [];

    private static bool IsMarkerAlone(PdfLine line) => line.Text.Length <= 4 && !line.Text.Any(char.IsWhiteSpace) && (ListMarkers.BeginsWithBullet(line.Text + " x") || line.Text[^1] is '.' or ')');

    private static bool EndsSentence(string text) => text.TrimEnd('"', '\'', '\u201D', '\u2019', ')', ']', '\u00BB')  is { Length: > 0 } trimmed && trimmed[^1] is '.' or ':' or ';' or '!' or '?' or '\u3002' or '\uFF1A';

    private static bool StartsInside(string text) => char.IsLower(text[0]) || char.IsDigit(text[0]) || text[0] is '(' or '"' or '\u201C' or > '\u2E7F' || char.IsUpper(text[0]);

    private void Close()
    {
        if (open.Count == 0) return;
        var first = open[0];
        var text = Joined();
        open.Clear();
        if (first.Size > bodySize * LargerThanBody && Canonical.CountWords(text) <= LongestHeading)
        {
            indents.Clear();
            blocks.Add(new(BlockKind.Heading, Math.Min(6, 1 + headingSizes.IndexOf(Math.Round(first.Size))), null, [new(text)]));
        }
        else if (!first.IsBold && ListMarkers.Typed(text) is not null)
        {
            blocks.Add(new(BlockKind.ListItem, Level(first.X), ListMarkers.Bullet, [new(text)]));
        }
        else
        {
            indents.Clear();
            blocks.Add(new(BlockKind.Paragraph, 0, null, [new(text, first.IsBold ? SpanStyles.Strong : SpanStyles.None)]));
        }
    }

    /// <summary>How many markers of the list stand further left.</summary>
    private int Level(double x)
    {
        indents.RemoveAll(indent => indent > x + 3);
        if (indents.Count == 0 || indents[^1] < x - 3) indents.Add(x);
        return indents.Count;
    }

    private string Joined()
    {
        var text = open[0].Text;
        foreach (var line in open.Skip(1)) text = Join(text, line.Text);
        return text;
    }

    private string Join(string text, string next)
    {
        if (text.EndsWith('\u00AD')) return text[..^1] + next;
        if (IsWithoutSpaces(text[^1]) && IsWithoutSpaces(next[0])) return text + next;
        if (text.Length < 2 || text[^1] is not ('-' or '\u2010') || !char.IsLetter(text[^2])) return text + " " + next;
        if (!char.IsLower(next[0])) return text + next;
        var (head, tail) = (LastWord().Match(text[..^1]).Value, FirstWord().Match(next).Value);
        return KeepsHyphen(head, tail) ? text + next : text[..^1] + next;
    }

    /// <summary>"third-party" broken at its own hyphen: the document writes it so elsewhere and never in one, or its first part is a word of the document and the whole is not.</summary>
    private bool KeepsHyphen(string head, string tail)
    {
        var whole = (head + tail).ToLowerInvariant();
        if (words.Contains(whole)) return false;
        return words.Contains((head + "-" + tail).ToLowerInvariant()) || (words.Contains(head.ToLowerInvariant()) && words.Contains(tail.ToLowerInvariant()));
    }

    private static bool IsWithoutSpaces(char character) => character is (>= '\u0E00' and <= '\u0EFF') or (>= '\u2E80' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFF60');

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\p{L}\p{M}]+$", RegexOptions.RightToLeft)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"^[\p{L}\p{M}]+")]
    private static partial Regex FirstWord();
}
