using System.Diagnostics;
using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>CPU of one page, bytes to text, warm, over a folder of pages; and the largest bodies that are read.</summary>
internal static class TextBenchmark
{
    private const int Rounds = 3;
    private const int Count = 200;

    /// <summary>The folder's pages, beside them those of a snapshots repository where one is given, and Readability.js where Node can run it.</summary>
    public static int Run(string folder, string? snapshots, string? nodeScript)
    {
        var taken = Directory.CreateTempSubdirectory("policydiff-pages-").FullName;
        try
        {
            return Run(snapshots is null ? Files(folder) : [.. Every(Files(folder), Count / 2), .. Snapshots(snapshots, Count / 2, taken)], folder, nodeScript);
        }
        finally
        {
            Directory.Delete(taken, recursive: true);
        }
    }

    private static int Run(List<string> paths, string folder, string? nodeScript)
    {
        ForgetPeak();
        var pages = Every(paths, Count).ConvertAll(path => (Name: Path.GetFileName(path), Path: path));
        if (pages.Count == 0) throw new ArgumentException($"No .html file in {folder}.");
        for (var round = 0; round < Rounds; round++) pages.ForEach(page => Read(File.ReadAllBytes(page.Path)));
        var times = pages.Select(page => (page.Name, new FileInfo(page.Path).Length, Cpu: Cpu(File.ReadAllBytes(page.Path)))).OrderBy(page => page.Cpu).ToList();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{times.Count} pages, {times.Average(page => page.Length) / 1e3:F0} kB on average; CPU per page: median {times[times.Count / 2].Cpu:F2} ms, p95 {times[times.Count * 95 / 100].Cpu:F2} ms, sum {times.Sum(page => page.Cpu):F0} ms; peak RSS {process.PeakWorkingSet64 / 1e6:F0} MB, live heap {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB");
        foreach (var (name, length, cpu) in times.TakeLast(8)) Console.WriteLine($"  {cpu:F1} ms  {length / 1e3:F0} kB  {name}");
        Rival(nodeScript, pages.ConvertAll(page => page.Path), times.Sum(page => page.Cpu));
        return 0;
    }

    /// <summary>Takes the bench's own preparation out of the peak, where the system can: what is said of memory is about reading pages.</summary>
    private static void ForgetPeak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5");
    }

    private static List<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();

    private static List<string> Every(List<string> all, int count) => all.Where((_, index) => index % Math.Max(1, all.Count / count) == 0).Take(count).ToList();

    /// <summary>Snapshots from all over the repository, written to files: pages held in memory would count as ours.</summary>
    private static List<string> Snapshots(string repository, int count, string folder)
    {
        using var git = new GitObjects(repository);
        var names = git.Log().SelectMany(commit => commit.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).Select(path => $"{commit.Id}:{path}")).ToList();
        return Every(names, count).ConvertAll(name =>
        {
            var file = Path.Combine(folder, name.Split(':')[0] + ".html");
            File.WriteAllBytes(file, git.Read(name) ?? []);
            return file;
        });
    }

    private static void Rival(string? script, List<string> paths, double ours)
    {
        if (script is null || !File.Exists(script))
        {
            Console.WriteLine("Readability.js was not run: see readability.mjs for what it needs, and name it with --node.");
            return;
        }

        using var node = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException("node did not start.");
        node.StandardInput.Write(string.Join('\n', paths));
        node.StandardInput.Close();
        var times = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).Order().ToList();
        node.WaitForExit();
        Console.WriteLine(times.Count == paths.Count
            ? $"Readability.js and turndown on Node, the same pages: median {times[times.Count / 2]:F1} ms, p95 {times[times.Count * 95 / 100]:F1} ms, sum {times.Sum():F0} ms: {times.Sum() / ours:F0} times ours"
            : $"Readability.js ended with {node.ExitCode} after {times.Count} of {paths.Count} pages.");
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
