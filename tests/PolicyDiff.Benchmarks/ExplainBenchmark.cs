using DiffPlex;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>Real consecutive pairs of a versions repository: CPU of the full explained diff, and of a bare two-level diff with DiffPlex on words in the same run.</summary>
internal static class ExplainBenchmark
{
    private const int MostPairs = 500;

    public static async Task<int> RunAsync(string gitDirectory)
    {
        var (documents, texts) = await OtaHistories.ReadAsync(gitDirectory);
        var all = documents.SelectMany(document => document.Versions.Zip(document.Versions.Skip(1)))
            .Select(pair => (Old: texts[pair.First.Faithful], New: texts[pair.Second.Faithful])).ToList();
        var pairs = all.Where((_, index) => index % Math.Max(1, all.Count / MostPairs) == 0).Take(MostPairs).ToList();
        List<(string Name, Action<(PolicyText Old, PolicyText New)> Work)> works =
        [
            ("our diff", pair => PolicyDiffer.Compare(pair.Old, pair.New)),
            ("our diff, explained", pair => Explainer.Explain(PolicyDiffer.Compare(pair.Old, pair.New))),
            ("bare two-level diff, DiffPlex on words", TwoLevel),
        ];

        // All of them warm, over all pairs: a program that explains changes runs for weeks.
        works.ForEach(work => pairs.ForEach(work.Work));
        Console.WriteLine($"{pairs.Count} of {all.Count} consecutive pairs, {pairs.Average(pair => Canonical.Of(pair.New).Words):F0} words on average; milliseconds of this process's CPU (collector and compiler included), the middle of three, one at a time");
        var times = works.ConvertAll(_ => new List<double>());
        foreach (var pair in pairs)
        {
            for (var work = 0; work < works.Count; work++) times[work].Add(Cpu(() => works[work].Work(pair)));
        }

        for (var work = 0; work < works.Count; work++) Say(works[work].Name, times[work]);
        Say("git diff --word-diff, the same texts as Markdown, its start included", GitWordDiff.Cpu(pairs));
        SayConfetti(pairs.ConvertAll(pair => PolicyDiffer.Compare(pair.Old, pair.New)));
        Console.WriteLine($"DiffPlex / ours explained: {times[2].Sum() / times[1].Sum():F1} x");
        return 0;
    }

    private static void Say(string name, List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        Console.WriteLine($"{name}: median {sorted[sorted.Count / 2]:F2}, p95 {sorted[sorted.Count * 95 / 100]:F2}, worst {sorted[^1]:F0}, sum {sorted.Sum():F0} ms");
    }

    /// <summary>Whether a reader sees phrases: how long changed runs are, and how often next to nothing is kept between two of them.</summary>
    private static void SayConfetti(List<TextDiff> diffs)
    {
        var (runs, words, islands, gaps) = (0, 0, 0, 0);
        foreach (var tokens in diffs.SelectMany(diff => diff.Rows).Where(row => row.Kind is RowKind.Edited or RowKind.MovedAndEdited).Select(row => row.Tokens))
        {
            for (var index = 0; index < tokens.Count; index++)
            {
                var count = Canonical.CountWords(tokens[index].Text);
                if (tokens[index].Mark != TokenMark.Same) (runs, words) = (runs + 1, words + count);
                else if (index > 0 && index < tokens.Count - 1) (gaps, islands) = (gaps + 1, islands + (count < 3 ? 1 : 0));
            }
        }

        Console.WriteLine($"changed runs inside blocks: {(double)words / runs:F1} words on average; {100.0 * islands / Math.Max(1, gaps):F1} % of {gaps} kept stretches between two edits are shorter than three words");
    }

    /// <summary>Blocks as lines, then the words of each run of changed lines.</summary>
    private static void TwoLevel((PolicyText Old, PolicyText New) pair)
    {
        string[] old = [.. pair.Old.Blocks.Select(block => block.PlainText.Replace('\n', ' '))], @new = [.. pair.New.Blocks.Select(block => block.PlainText.Replace('\n', ' '))];
        var lines = new Differ().CreateLineDiffs(string.Join('\n', old), string.Join('\n', @new), ignoreWhitespace: false);
        foreach (var block in lines.DiffBlocks)
        {
            var (before, after) = (string.Join('\n', old.Skip(block.DeleteStartA).Take(block.DeleteCountA)), string.Join('\n', @new.Skip(block.InsertStartB).Take(block.InsertCountB)));
            if (before.Length > 0 && after.Length > 0) new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, [' ', '\n', '.', ',', ';']);
        }
    }

    private static double Cpu(Action work)
    {
        var times = new double[3];
        for (var run = 0; run < times.Length; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            times[run] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[1];
    }
}
