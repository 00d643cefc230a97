using System.Globalization;
using System.Text;
using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// A unified patch of two texts' Markdown, for <c>patch</c> and other tools. Works on the exported lines, because a patch must
/// apply to a file; everything for readers renders the rows instead.
/// </summary>
public static class UnifiedRenderer
{
    private const int Context = 3;

    /// <summary>The patch that makes <paramref name="newMarkdown"/> of <paramref name="oldMarkdown"/>; empty when they are equal.</summary>
    /// <param name="oldMarkdown">Lines parted by '\n'.</param>
    /// <param name="newMarkdown">Lines parted by '\n'.</param>
    /// <param name="oldName">The name after "---"; line ends in it become spaces.</param>
    /// <param name="newName">The name after "+++".</param>
    public static string Render(string oldMarkdown, string newMarkdown, string oldName, string newName)
    {
        var (old, @new) = (Lines(oldMarkdown), Lines(newMarkdown));
        var interner = new Interner(StringComparer.Ordinal);
        var oldNumbers = old.Select(line => interner.NumberOf(line)).ToArray();
        var newNumbers = @new.Select(line => interner.NumberOf(line)).ToArray();
        var edits = new MyersSearch().Find(oldNumbers, newNumbers, DiffBudget.WordSteps) ?? [new Edit(0, old.Length, 0, @new.Length)];
        if (edits.Count == 0) return "";

        var patch = new StringBuilder();
        patch.Append("--- ").Append(OneLine(oldName)).Append('\n').Append("+++ ").Append(OneLine(newName)).Append('\n');
        for (var first = 0; first < edits.Count;)
        {
            var last = first;
            while (last + 1 < edits.Count && edits[last + 1].OldStart - edits[last].OldEnd <= 2 * Context) last++;
            AppendHunk(patch, old, @new, edits[first..(last + 1)]);
            first = last + 1;
        }

        return patch.ToString();
    }

    /// <summary>Lines with their ends; the last may have none.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    /// <summary>A tab ends a name with a space in it, as GNU diff writes it.</summary>
    private static string OneLine(string name) => name.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ') is var line && line.Contains(' ', StringComparison.Ordinal) ? line + "\t" : line;

    private static void AppendHunk(StringBuilder patch, string[] old, string[] @new, List<Edit> edits)
    {
        var (first, last) = (edits[0], edits[^1]);
        var before = Math.Min(Context, first.OldStart);
        var after = Math.Min(Context, old.Length - last.OldEnd);
        var (oldStart, oldCount) = (first.OldStart - before, last.OldEnd + after - first.OldStart + before);
        var (newStart, newCount) = (first.NewStart - before, last.NewEnd + after - first.NewStart + before);
        patch.Append("@@ -").Append(Span(oldStart, oldCount)).Append(" +").Append(Span(newStart, newCount)).Append(" @@\n");

        var kept = oldStart;
        foreach (var edit in edits)
        {
            AppendLines(patch, ' ', old, kept..edit.OldStart);
            AppendLines(patch, '-', old, edit.OldStart..edit.OldEnd);
            AppendLines(patch, '+', @new, edit.NewStart..edit.NewEnd);
            kept = edit.OldEnd;
        }

        AppendLines(patch, ' ', old, kept..(last.OldEnd + after));
    }

    /// <summary>Counted from one; an empty range names the line before it (POSIX diff -u).</summary>
    private static string Span(int start, int count)
    {
        var line = count == 0 ? start : start + 1;
        return count == 1 ? line.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{line},{count}");
    }

    private static void AppendLines(StringBuilder patch, char sign, string[] lines, Range range)
    {
        foreach (var line in lines[range])
        {
            patch.Append(sign).Append(line);
            if (!line.EndsWith('\n')) patch.Append("\n\\ No newline at end of file\n");
        }
    }
}
