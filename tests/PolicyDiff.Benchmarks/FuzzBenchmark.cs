using PolicyDiff.Tests.Text.Fuzzing;
using PolicyDiff.Tests.Text.Labelled;

namespace PolicyDiff.Benchmarks;

/// <summary>Mutated fragments and whole pages through the page reader.</summary>
internal static class FuzzBenchmark
{
    private const int Progress = 100_000;

    public static int Pages(int fragments, int pages, int seed)
    {
        var own = LabelledSet.All.Select(page => page.Body).ToList();
        var corpus = Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS");
        var gold = corpus is null ? [] : Directory.GetFiles(Path.Combine(corpus, "corpus", "gold", "html")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        Console.WriteLine($"seed {seed}, {own.Count} own pages, {gold.Count} of corpus/gold");
        var sound = Run("fragments", fragments, new PageMutator([.. own, .. gold], seed).Fragment) & Run("own pages", pages / 2, new PageMutator(own, seed + 1).Page);
        return sound & Run("pages", pages - (pages / 2), new PageMutator([.. own, .. gold], seed + 2).Page) ? 0 : 1;
    }

    /// <summary>Bodies that a run kept, read once more in every way that it may have read them.</summary>
    public static int Again(IReadOnlyList<string> files)
    {
        var sound = true;
        foreach (var file in files)
        {
            var fuzz = new PageFuzz();
            fuzz.TryEach(File.ReadAllBytes(file));
            Console.WriteLine($"{file}: {fuzz}");
            foreach (var (what, _) in fuzz.Failures) Console.WriteLine(what);
            sound &= IsSound(fuzz);
        }

        return sound ? 0 : 1;
    }

    private static bool Run(string name, int count, Func<byte[]> next)
    {
        var fuzz = new PageFuzz();
        for (var done = 1; done <= count; done++)
        {
            fuzz.Try(next());
            if (done % Progress == 0) Console.Error.WriteLine($"{name} so far: {fuzz}");
        }

        Console.WriteLine($"{name}: {fuzz}");
        for (var index = 0; index < fuzz.Failures.Count; index++)
        {
            var file = Path.Combine(Path.GetTempPath(), $"fuzz-{name.Replace(' ', '-')}-{index}.html");
            File.WriteAllBytes(file, fuzz.Failures[index].Body);
            Console.WriteLine($"  {file}: {string.Join(" | ", fuzz.Failures[index].What.Split('\n').Take(2))}");
        }

        return IsSound(fuzz);
    }

    private static bool IsSound(PageFuzz fuzz) => fuzz is { Crashes: 0, Slow: 0, Unlike: 0 };
}
