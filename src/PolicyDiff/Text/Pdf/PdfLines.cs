using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Pdf;

/// <summary>
/// Puts the runs of all pages into lines and leaves out running heads and feet: what the file marks as such, page numbers, and lines
/// at the edge of the page that come again, but for their numbers, on most pages.
/// </summary>
internal static partial class PdfLines
{
    private const double Edge = 0.11;
    private const double SpaceGap = 0.17;

    /// <summary>The lines in reading order.</summary>
    public static List<PdfLine> Of(IReadOnlyList<PdfPageText> pages)
    {
        var marked = pages.Any(page => page.Runs.Any(run => !run.IsArtifact && !string.IsNullOrWhiteSpace(run.Text)));
        var lines = pages.SelectMany((page, number) => OfPage(page, number, marked)).ToList();
        var repeated = lines.Where(IsAtEdge).GroupBy(Folded).Where(group => group.Select(line => line.Page).Distinct().Count() >= Math.Max(2, pages.Count * 0.4)).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return lines.Where(line => !IsAtEdge(line) || !(PageNumber().IsMatch(line.Text) || (pages.Count > 1 && repeated.Contains(Folded(line))))).ToList();
    }

    private static bool IsAtEdge(PdfLine line) => line.Y > line.Height * (1 - Edge) || line.Y < line.Height * Edge;

    /// <summary>The line without its numbers, with the side of the page it stands at.</summary>
    private static string Folded(PdfLine line) => (line.Y > line.Height / 2 ? "top " : "foot ") + Digits().Replace(line.Text, "0");

    private static List<PdfLine> OfPage(PdfPageText page, int number, bool marked)
    {
        var lines = new List<PdfLine>();
        var line = new List<PdfRun>();
        foreach (var run in page.Runs)
        {
            if (marked && run.IsArtifact) continue;
            if (line.Count > 0 && !Continues(line[^1], run))
            {
                Close();
                line.Clear();
            }

            if (line.Count > 0 || !string.IsNullOrWhiteSpace(run.Text)) line.Add(run);
        }

        Close();
        return lines;

        void Close()
        {
            if (line.Count > 0 && Line(line, number, page.Height) is { } made) lines.Add(made);
        }
    }

    /// <summary>On the same base line (a raised footnote sign too) and not back to the left.</summary>
    private static bool Continues(PdfRun last, PdfRun run)
    {
        var size = Math.Max(last.Size, run.Size);
        return Math.Abs(last.Y - run.Y) < size * 0.5 && run.X > last.X - (size * 0.5) && run.X - last.End < size * 40;
    }

    private static PdfLine? Line(List<PdfRun> runs, int page, double height)
    {
        var text = new StringBuilder();
        PdfRun? last = null;
        foreach (var run in runs)
        {
            if (last is not null && run.X - last.End > Math.Max(last.Size, run.Size) * SpaceGap) text.Append(' ');
            text.Append(run.Text);
            last = run;
        }

        var flat = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (flat.Length == 0) return null;
        var lettered = runs.Where(run => run.Text.Any(char.IsLetterOrDigit)).ToList();
        var size = runs.GroupBy(run => Math.Round(run.Size, 1)).MaxBy(group => group.Sum(run => run.Text.Length))!.Key;
        return new(flat, runs[0].X, runs.Max(run => run.End), runs[^1].Size < size ? runs[0].Y : runs[^1].Y, size, lettered.Count > 0 && lettered.TrueForAll(run => run.IsBold), page, height);
    }

    [GeneratedRegex(@"^\W*(?:(?:page|seite|p\u00E1gina|pagina|side|sida|strona|\u7B2C)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|di|van|sur|av|af|z|\u9875|\u9801)\s*\d{0,4})?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
