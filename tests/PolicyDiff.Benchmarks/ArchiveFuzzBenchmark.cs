using System.Globalization;
using PolicyDiff.Tests.Archives.Fuzzing;

namespace PolicyDiff.Benchmarks;

/// <summary>Mutated answers of archives through everything that reads them: counts, the slowest, and what broke.</summary>
internal static class ArchiveFuzzBenchmark
{
    public static int Run(int inputs, int seed)
    {
        var broken = 0;
        foreach (var result in new ArchiveFuzzer(seed).Run(inputs))
        {
            broken += result.Breaches.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Reader,-12} {result.Inputs,9} inputs  slowest {result.Slowest.TotalMilliseconds,8:F2} ms  broken {result.Breaches.Count}"));
            foreach (var breach in result.Breaches.Take(5)) Console.WriteLine("    " + breach);
        }

        return broken == 0 ? 0 : 1;
    }
}
