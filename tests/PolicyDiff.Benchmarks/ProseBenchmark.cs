using System.Diagnostics;
using DiffPlex;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Rendering;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>
/// Phrases or confetti, on real consecutive pairs of a versions repository: our diff, git diff --word-diff and DiffPlex on words
/// over the same paragraphs, one a line. Shows some of ours to be read by eye.
/// </summary>
internal static class ProseBenchmark
{
    private const int MostPairs = 500;
    private static readonly char[] Separators = [' ', '\n', '.', ',', ';'];

    public static async Task<int> RunAsync(string gitDirectory, int show)
    {
        var pairs = await PairsAsync(gitDirectory);
        var (ours, git, plex) = (new PhraseMeasure("ours"), new PhraseMeasure("git diff --word-diff"), new PhraseMeasure("DiffPlex on words"));
        var folder = Directory.CreateTempSubdirectory("policydiff-prose-").FullName;
        try
        {
            foreach (var (old, @new) in pairs)
            {
                var diff = PolicyDiffer.Compare(old, @new);
                foreach (var row in diff.Rows.Where(row => row.Kind is RowKind.Edited or RowKind.MovedAndEdited)) ours.Add(row.Tokens);
                foreach (var line in await GitLinesAsync(folder, old, @new)) git.Add(line);
                foreach (var line in PlexLines(Join(old), Join(@new))) plex.Add(line);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (old, @new) in pairs.Where((_, index) => show > 0 && index % (pairs.Count / show) == 0)) Console.WriteLine("======\n" + TerminalRenderer.Render(PolicyDiffer.Compare(old, @new), colours: false));
        Console.WriteLine($"{pairs.Count} pairs\n{ours}\n{git}\n{plex}");
        return 0;
    }

    private static async Task<List<(PolicyText Old, PolicyText New)>> PairsAsync(string gitDirectory)
    {
        var (documents, texts) = await OtaHistories.ReadAsync(gitDirectory);
        var all = documents.SelectMany(document => document.Versions.Zip(document.Versions.Skip(1)))
            .Select(pair => (Old: texts[pair.First.Faithful], New: texts[pair.Second.Faithful])).ToList();
        return all.Where((_, index) => index % Math.Max(1, all.Count / MostPairs) == 0).Take(MostPairs).ToList();
    }

    private static string Join(PolicyText text) => string.Join('\n', text.Blocks.Select(block => block.PlainText.Replace('\n', ' ')));

    private static async Task<List<List<DiffToken>>> GitLinesAsync(string folder, PolicyText old, PolicyText @new)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "a"), Join(old) + "\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "b"), Join(@new) + "\n");
        using var git = Process.Start(new ProcessStartInfo("git", ["diff", "--no-index", "--no-color", "--unified=0", "--word-diff=porcelain", "a", "b"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var lines = new List<List<DiffToken>> { new() };
        foreach (var line in (await git.StandardOutput.ReadToEndAsync()).Split('\n').SkipWhile(line => !line.StartsWith("@@", StringComparison.Ordinal)))
        {
            if (line.StartsWith('~')) lines.Add([]);
            else if (line.Length > 0 && line[0] is ' ' or '+' or '-') lines[^1].Add(new(line[0] switch { '+' => TokenMark.Added, '-' => TokenMark.Removed, _ => TokenMark.Same }, line[1..]));
        }

        await git.WaitForExitAsync();
        return lines;
    }

    private static List<List<DiffToken>> PlexLines(string old, string @new)
    {
        var result = new Differ().CreateWordDiffs(old, @new, ignoreWhitespace: false, Separators);
        var tokens = new List<DiffToken>();
        var kept = 0;
        foreach (var block in result.DiffBlocks)
        {
            Add(TokenMark.Same, result.PiecesNew[kept..block.InsertStartB]);
            Add(TokenMark.Removed, result.PiecesOld[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)]);
            kept = block.InsertStartB + block.InsertCountB;
            Add(TokenMark.Added, result.PiecesNew[block.InsertStartB..kept]);
        }

        Add(TokenMark.Same, result.PiecesNew[kept..]);
        return Cut(tokens);

        void Add(TokenMark mark, string[] pieces)
        {
            if (pieces.Length > 0) tokens.Add(new(mark, string.Concat(pieces)));
        }
    }

    /// <summary>Kept line ends part paragraphs.</summary>
    private static List<List<DiffToken>> Cut(List<DiffToken> tokens)
    {
        var lines = new List<List<DiffToken>> { new() };
        foreach (var token in tokens)
        {
            var parts = token.Mark == TokenMark.Same ? token.Text.Split('\n') : [token.Text];
            for (var part = 0; part < parts.Length; part++)
            {
                if (part > 0) lines.Add([]);
                if (parts[part].Length > 0) lines[^1].Add(token with { Text = parts[part] });
            }
        }

        return lines;
    }
}
