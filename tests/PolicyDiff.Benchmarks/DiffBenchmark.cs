using System.Diagnostics;
using DiffPlex;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Words;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>Our diff against DiffPlex on words, on generated texts, CPU of this process in the same run; and the worst cases.</summary>
internal static class DiffBenchmark
{
    private const int Pairs = 40;

    /// <summary>Paragraphs touched, one to five words each: a busy revision.</summary>
    private const int Edits = 60;

    public static int Run()
    {
        var pairs = Enumerable.Range(1, Pairs).Select(seed => GeneratedPolicies.Pair(new Random(seed), paragraphs: 150, edits: Edits)).ToList();
        pairs.ForEach(Both);

        var ours = Cpu(() => pairs.ForEach(pair => PolicyDiffer.Compare(pair.Old, pair.New)));
        var explained = Cpu(() => pairs.ForEach(pair => Explainer.Explain(PolicyDiffer.Compare(pair.Old, pair.New))));
        var words = Cpu(() => pairs.ForEach(pair => new WordDiff().Compare(Join(pair.Old), Join(pair.New))));
        var theirs = Cpu(() => pairs.ForEach(pair => DiffPlexWords(pair)));
        Console.WriteLine($"{Pairs} pairs of 150 paragraphs with {Edits} edits, CPU of all: words alone {words:F0} ms, blocks and words {ours:F0} ms, with explanation {explained:F0} ms");
        Console.WriteLine($"DiffPlex on the words of the same texts: {theirs:F0} ms = {theirs / words:F1} x our words, {theirs / ours:F1} x our whole diff");

        Worst("two unrelated 60,000-word texts", GeneratedPolicies.Unrelated(1_000, 60));
        Worst("random vocabulary, 60,000 words", GeneratedPolicies.RandomVocabulary(1_000, 60));
        Worst("random vocabulary, one paragraph", GeneratedPolicies.RandomVocabulary(1, 60_000));
        Worst("one line of 1 MB, 2,000 edits", GeneratedPolicies.OneLine(2_000));
        Worst("6,000 unrelated short blocks", GeneratedPolicies.Unrelated(6_000, 6));
        return 0;
    }

    private static void Both((PolicyText Old, PolicyText New) pair)
    {
        Explainer.Explain(PolicyDiffer.Compare(pair.Old, pair.New));
        new WordDiff().Compare(Join(pair.Old), Join(pair.New));
        DiffPlexWords(pair);
    }

    private static void DiffPlexWords((PolicyText Old, PolicyText New) pair) =>
        new Differ().CreateWordDiffs(Join(pair.Old), Join(pair.New), ignoreWhitespace: false, [' ', '\n', '.', ',', ';']);

    private static string Join(PolicyText text) => string.Join('\n', text.Blocks.Select(block => block.PlainText));

    private static void Worst(string name, (PolicyText Old, PolicyText New) pair)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        TextDiff? diff = null;
        var cpu = Cpu(() => diff = PolicyDiffer.Compare(pair.Old, pair.New));
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var explained = Cpu(() => Explainer.Explain(diff!));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{name}: {cpu:F0} ms CPU, {bytes / 1e6:F0} MB allocated, explanation {explained:F0} ms, fell back: {diff!.FellBack}; peak of the process so far {process.PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static double Cpu(Action work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
