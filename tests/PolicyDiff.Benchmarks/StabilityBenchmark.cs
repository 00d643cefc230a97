using System.Text.RegularExpressions;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>
/// How often a text changes when only the page's dressing did: consecutive snapshots of an Open Terms Archive snapshots repository
/// against the versions that its versions repository recorded (from hand-written selectors). Of a page that carries several documents each is cut out
/// by its own selector where a file names it, as the product's users do: "path of the document, tab, CSS" on each line.
/// </summary>
internal sealed partial class StabilityBenchmark(GitObjects snapshots, GitObjects versions, IReadOnlyDictionary<string, SelectorSet> selectors, int show)
{
    private readonly Dictionary<string, Tally> tallies = [];
    private readonly Dictionary<string, string> addresses = [];

    public static int Run(string snapshots, string versions, int every, int show, string? selectorFile)
    {
        var selectors = selectorFile is null ? [] : File.ReadLines(selectorFile).Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => new SelectorSet([parts[1]], []));
        using var pages = new GitObjects(snapshots);
        using var texts = new GitObjects(versions);
        new StabilityBenchmark(pages, texts, selectors, show).Measure(every);
        return 0;
    }

    private void Measure(int every)
    {
        var recorded = Recorded();
        var histories = new Dictionary<string, List<string>>();
        foreach (var commit in snapshots.Log())
        {
            foreach (var path in commit.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)))
            {
                if (!histories.TryGetValue(path, out var history)) histories.Add(path, history = []);
                history.Add(commit.Id);
                if (Address().Match(commit.Message) is { Success: true } address) addresses[path] = address.Groups[1].Value;
            }
        }

        foreach (var (path, history) in histories) Follow(path, history, recorded, every);
        Report();
    }

    /// <summary>Snapshot commit → the version recorded from it (null: by an upgrade of the tool, which says nothing about the page).</summary>
    private Dictionary<(string Snapshot, string Path), string?> Recorded()
    {
        var recorded = new Dictionary<(string, string), string?>();
        foreach (var commit in versions.Log())
        {
            foreach (Match snapshot in SnapshotCommit().Matches(commit.Message))
            {
                var upgrade = commit.Message.StartsWith("Apply technical", StringComparison.Ordinal) || commit.Message.StartsWith("First record", StringComparison.Ordinal) || commit.Message.StartsWith("Start tracking", StringComparison.Ordinal);
                foreach (var path in commit.Paths) recorded[(snapshot.Groups[1].Value, Path.ChangeExtension(path, ".html"))] = upgrade ? null : commit.Id;
            }
        }

        return recorded;
    }

    private void Follow(string path, List<string> history, Dictionary<(string Snapshot, string Path), string?> recorded, int every)
    {
        var tally = tallies[path] = new();
        (string Id, PageReading Reading)? last = null;
        for (var at = 1; at < history.Count; at++)
        {
            var changed = recorded.TryGetValue((history[at], path), out var version);
            if (!changed && at % every != 0) continue;
            if (changed && version is null) continue;
            var before = last is { } known && known.Id == history[at - 1] ? known.Reading : Read(history[at - 1], path);
            var after = Read(history[at], path);
            last = (history[at], after);
            if (before.Outcome != CaptureOutcome.Ok || after.Outcome != CaptureOutcome.Ok)
            {
                tally.Unusable++;
                continue;
            }

            var same = before.Canonical!.Hash == after.Canonical!.Hash;
            if (changed) Change(path, version!, same, tally, history[at]);
            else Stay(path, history[at], before.Canonical, after.Canonical, tally);
        }
    }

    private void Change(string path, string version, bool same, Tally tally, string snapshot)
    {
        var file = Path.ChangeExtension(path, ".md");
        var (old, @new) = (Markdown($"{version}~1:{file}"), Markdown($"{version}:{file}"));
        if (old is null || @new is null || old.Hash == @new.Hash || Shown(old) == Shown(@new))
        {
            tally.SameWords++;
            return;
        }

        tally.Changes++;
        if (!same) tally.ChangesSeen++;
        else Print($"MISSED {path} {snapshot}", old, @new);
    }

    private void Stay(string path, string snapshot, CanonicalText before, CanonicalText after, Tally tally)
    {
        tally.Stays++;
        if (before.Hash == after.Hash) tally.StaysKept++;
        else if (tally.Stays - tally.StaysKept <= show) Print($"FALSE {path} {snapshot}", before, after);
    }

    /// <summary>Mail addresses masked: a page that begins or ceases to hide them from robots says the same.</summary>
    private static string Shown(CanonicalText text) => MailAddress().Replace(string.Join('\n', text.Clauses.Select(clause => clause.Text)), "[email]");

    private CanonicalText? Markdown(string name) => versions.Read(name) is { } body ? PageReader.Read(new(body, "text/markdown", null, SelectorSet.None)).Canonical : null;

    private PageReading Read(string commit, string path) =>
        PageReader.Read(new(snapshots.Read($"{commit}:{path}") ?? [], "text/html", null, selectors.GetValueOrDefault(path, SelectorSet.None)));

    private static void Print(string head, CanonicalText before, CanonicalText after)
    {
        Console.WriteLine(head);
        foreach (var (sign, from, to) in new[] { ('-', before, after), ('+', after, before) })
        {
            var others = to.Clauses.Select(clause => clause.Hash).ToHashSet();
            foreach (var clause in from.Clauses.Where(clause => !others.Contains(clause.Hash)).Take(6))
            {
                Console.WriteLine($"  {sign} {(clause.Text.Length > 300 ? clause.Text[..300] + "…" : clause.Text)}");
            }
        }
    }

    private void Report()
    {
        foreach (var (path, tally) in tallies.Where(entry => entry.Value.Stays + entry.Value.Changes > 0)) Console.WriteLine($"{path}: {tally}");
        var all = tallies.Values.Aggregate(new Tally(), (sum, tally) => sum.Add(tally));
        Console.WriteLine($"all: {all}");
        // One of several documents on its page: a change of another one changes the page's text, and its versions do not say so.
        var alone = tallies.Where(entry => selectors.ContainsKey(entry.Key) || !addresses.Any(other => other.Key != entry.Key && other.Value == addresses.GetValueOrDefault(entry.Key))).Aggregate(new Tally(), (sum, entry) => sum.Add(entry.Value));
        Console.WriteLine($"pages with one document, or cut by its selector: {alone}");
    }

    [GeneratedRegex(@"X-source-document-location: (\S+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\[email.protected\]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex MailAddress();

    [GeneratedRegex("commit/([0-9a-f]{40})")]
    private static partial Regex SnapshotCommit();

    private sealed class Tally
    {
        public int Stays { get; set; }

        public int StaysKept { get; set; }

        public int Changes { get; set; }

        public int ChangesSeen { get; set; }

        public int SameWords { get; set; }

        public int Unusable { get; set; }

        public Tally Add(Tally other) => new()
        {
            Stays = Stays + other.Stays,
            StaysKept = StaysKept + other.StaysKept,
            Changes = Changes + other.Changes,
            ChangesSeen = ChangesSeen + other.ChangesSeen,
            SameWords = SameWords + other.SameWords,
            Unusable = Unusable + other.Unusable,
        };

        public override string ToString() =>
            $"unchanged pairs {Stays}, same hash {StaysKept} ({100.0 * StaysKept / Math.Max(1, Stays):F2} %); changes of words {Changes}, other hash {ChangesSeen}; changes of marks or hidden addresses only {SameWords}; pairs with an unusable page {Unusable}";
    }
}
