using System.Diagnostics;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>CPU of one page, bytes to text, warm, over a folder of pages; and the largest bodies that are read.</summary>
internal static class TextBenchmark
{
    private const int Rounds = 3;

    public static int Run(string folder, int count)
    {
        var files = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        var pages = files.Where((_, index) => index % Math.Max(1, files.Count / count) == 0).Take(count).Select(file => (Name: Path.GetFileName(file), Body: File.ReadAllBytes(file))).ToList();
        if (pages.Count == 0) throw new ArgumentException($"No .html file in {folder}.");
        for (var round = 0; round < Rounds; round++) pages.ForEach(page => Read(page.Body));
        var times = pages.Select(page => (page.Name, page.Body.Length, Cpu: Cpu(page.Body))).OrderBy(page => page.Cpu).ToList();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{times.Count} pages, {pages.Average(page => page.Body.Length) / 1e3:F0} kB on average; CPU per page: median {times[times.Count / 2].Cpu:F2} ms, p95 {times[times.Count * 95 / 100].Cpu:F2} ms, sum {times.Sum(page => page.Cpu):F0} ms; peak RSS {process.PeakWorkingSet64 / 1e6:F0} MB");
        foreach (var (name, length, cpu) in times.TakeLast(8)) Console.WriteLine($"  {cpu:F1} ms  {length / 1e3:F0} kB  {name}");
        return 0;
    }

    /// <summary>Bodies of the largest size that is read, each a way to make a reader slow.</summary>
    public static int Large()
    {
        Worst("paragraphs of prose", "<p>We keep your personal data for as long as the law asks. </p>\n");
        Worst("one-letter elements", "<b>a</b>");
        Worst("empty divs", "<div></div>");
        Worst("open paragraphs", "<p>a");
        Worst("list items", "<li>a");
        Worst("cells", "<td>a");
        Worst("stray ends", "</i>");
        Worst("open inline elements", "<i>");
        Worst("less-than signs", "<");
        Worst("ampersands", "&a");
        Worst("text without a tag", "word ");
        Worst("one long word", "a");
        Worst("attributes", "<p a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8>");
        Worst("line breaks", "a<br>");
        Worst("attributes of one element", "a=1 ", "<p ");
        Worst("prose in few elements", "We keep your personal data for as long as the law asks, and no longer. ");
        Worst("prose in long paragraphs", "<p>" + string.Concat(Enumerable.Repeat("We keep your personal data for as long as the law asks. ", 4)));
        Worst("links", "<a href=/x?y=1>link</a> ");
        Worst("comments", "<!---->");
        Worst("mojibake", "\u00E2\u20AC\u2122");
        return 0;
    }

    private static void Worst(string name, string unit, string begin = "")
    {
        var body = System.Text.Encoding.UTF8.GetBytes("<html><body>" + begin + string.Concat(Enumerable.Repeat(unit, (PageReader.MaxBytes - 100) / System.Text.Encoding.UTF8.GetByteCount(unit))));
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        PageReading? reading = null;
        var before = Environment.CpuUsage.TotalTime;
        reading = Read(body);
        var cpu = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{name}: {cpu:F0} ms CPU, {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6:F0} MB allocated, {reading.Outcome}, {reading.Text?.Blocks.Count ?? 0} blocks; peak RSS so far {process.PeakWorkingSet64 / 1e6:F0} MB");
    }

    /// <summary>Milliseconds of this process for one page, the middle of several.</summary>
    private static double Cpu(byte[] body)
    {
        var times = new double[5];
        for (var run = 0; run < times.Length; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            Read(body);
            times[run] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[times.Length / 2];
    }

    private static PageReading Read(byte[] body) => PageReader.Read(new(body, "text/html", new("https://example.com/policy"), SelectorSet.None));
}
