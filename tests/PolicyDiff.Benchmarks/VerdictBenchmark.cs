using PolicyDiff.Tests.Text.Labelled;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>How often labelled pages are judged right: the confusion table, the mistakes, and over a folder of real policies how many are refused.</summary>
internal static class VerdictBenchmark
{
    public static int Run(string? corpus)
    {
        var verdicts = LabelledVerdict.All();
        Table(verdicts);
        foreach (var wrong in verdicts.Where(verdict => !verdict.IsRight)) Console.WriteLine($"  {wrong.Page.Name}: is {wrong.Page.Expected.ToWord()}, judged {wrong.Outcome.ToWord()}: {wrong.Reason}");
        Print("tried on", verdicts.Where(verdict => verdict.Page.Part == LabelledPart.TriedOn));
        Print("kept aside", verdicts.Where(verdict => verdict.Page.Part == LabelledPart.KeptAside));
        Print("by a blind hand", verdicts.Where(verdict => verdict.Page.Part == LabelledPart.Blind));
        Print("all", verdicts);
        if (corpus is not null) Gold(corpus);
        return verdicts.Any(verdict => verdict.IsLoss) ? 1 : 0;
    }

    private static void Table(IReadOnlyList<LabelledVerdict> verdicts)
    {
        var kinds = verdicts.Select(verdict => verdict.Page.Expected).Concat(verdicts.Select(verdict => verdict.Outcome)).Distinct().Order().ToList();
        Console.WriteLine("is \\ judged".PadRight(18) + string.Concat(kinds.Select(kind => kind.ToWord().PadLeft(15))));
        foreach (var kind in kinds)
        {
            Console.WriteLine(kind.ToWord().PadRight(18) + string.Concat(kinds.Select(other =>
                verdicts.Count(verdict => verdict.Page.Expected == kind && verdict.Outcome == other).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(15))));
        }
    }

    private static void Print(string name, IEnumerable<LabelledVerdict> some)
    {
        var list = some.ToList();
        var right = list.Count(verdict => verdict.IsRight);
        Console.WriteLine(FormattableString.Invariant($"{name}: {right} of {list.Count} right ({100.0 * right / list.Count:F1} %), {list.Count(verdict => verdict.Page.Expected == CaptureOutcome.Ok)} policies, {list.Count(verdict => verdict.IsLoss)} of them judged unusable"));
    }

    private static void Gold(string corpus)
    {
        var folder = Path.Combine(corpus, "corpus", "gold", "html");
        var refused = 0;
        var pages = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        foreach (var page in pages)
        {
            var reading = PageReader.Read(new(File.ReadAllBytes(page), "text/html", null, SelectorSet.None));
            if (reading.Outcome == CaptureOutcome.Ok) continue;
            refused++;
            Console.WriteLine($"  {Path.GetFileName(page)}: {reading.Outcome.ToWord()}: {(reading.Reasons.Count > 0 ? reading.Reasons[0] : "")}");
        }

        Console.WriteLine(FormattableString.Invariant($"pages of {folder}: {pages.Count}, judged unusable {refused}"));
    }
}
