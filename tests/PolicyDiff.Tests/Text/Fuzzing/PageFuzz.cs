using System.Globalization;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Text.Fuzzing;

/// <summary>Reads bodies that nobody wrote and keeps what went wrong: an exception, more than a second of CPU per MB, Markdown that reads back as another text.</summary>
public sealed class PageFuzz
{
    private const int MostKept = 20;

    /// <summary>How often one that was slow is read again: what else the machine and the compiler do falls on one reading, not on all.</summary>
    private const int Again = 3;

    /// <summary>A body below this counts as one of this size: in a few milliseconds there is more of the collector than of the page.</summary>
    private const double SmallestMegabytes = 0.25;

    private static readonly string?[] Types = ["text/html; charset=utf-8", "text/html", "text/html; charset=shift_jis", "application/xhtml+xml; charset=windows-1251", "text/plain", null];

    private static readonly SelectorSet Selectors = new(["main", "div p"], ["nav"]);

    public int Read { get; private set; }

    public int WithText { get; private set; }

    public long Bytes { get; private set; }

    public int Crashes { get; private set; }

    public int Slow { get; private set; }

    public int Unlike { get; private set; }

    /// <summary>The slowest: milliseconds of CPU and bytes.</summary>
    public (double Milliseconds, int Bytes) Slowest { get; private set; }

    /// <summary>What went wrong, with the first of the bodies that did it.</summary>
    public List<(string What, byte[] Body)> Failures { get; } = [];

    /// <summary>Reads a body as one of the types in turn, sometimes with selectors.</summary>
    public void Try(byte[] body) => Try(body, Types[Read % Types.Length], Read % 16 == 0 ? Selectors : SelectorSet.None);

    /// <summary>Reads a body that broke something once in every way that a run may have read it.</summary>
    public void TryEach(byte[] body)
    {
        foreach (var type in Types)
        {
            Try(body, type, SelectorSet.None);
            Try(body, type, Selectors);
        }
    }

    private void Try(byte[] body, string? type, SelectorSet selectors)
    {
        var way = $"[{type ?? "no type"}{(selectors.Key.Length > 0 ? ", selectors" : "")}] ";
        var input = new PageInput(body, type, new("https://fuzz.example/privacy"), selectors);
        try
        {
            var reading = Timed(input, way);
            if (reading is { Text: { } text, Canonical: { } canonical }) Check(text, canonical, body, way);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Crashes++;
            Keep(way + failure, body);
        }

        Read++;
        Bytes += body.Length;
    }

    /// <summary>Judged by CPU, as a loaded machine counts for nothing; one that is slow is slow each time.</summary>
    private PageReading Timed(PageInput input, string way)
    {
        var (reading, spent) = Measure(input);
        var limit = 1000 * Math.Max(SmallestMegabytes, input.Body.Length / 1e6);
        for (var again = 0; again < Again && spent > limit; again++) spent = Math.Min(spent, Measure(input).Milliseconds);
        if (spent > Slowest.Milliseconds) Slowest = (spent, input.Body.Length);
        if (spent <= limit) return reading;
        Slow++;
        Keep(way + string.Create(CultureInfo.InvariantCulture, $"{spent:F0} ms of CPU for {input.Body.Length} bytes"), input.Body.ToArray());
        return reading;
    }

    private static (PageReading Reading, double Milliseconds) Measure(PageInput input)
    {
        var before = Environment.CpuUsage.TotalTime;
        var reading = PageReader.Read(input);
        return (reading, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Read} bodies, {Bytes / 1e6:F1} MB, {WithText} with a text; {Crashes} crashes, {Slow} slower than 1 s of CPU per MB, {Unlike} whose Markdown reads back otherwise; slowest {Slowest.Milliseconds:F0} ms of CPU for {Slowest.Bytes} bytes");

    private void Check(PolicyText text, CanonicalText canonical, byte[] body, string way)
    {
        WithText++;
        TextSketch.FromBytes(TextSketch.Of(canonical).ToBytes());
        var markdown = MarkdownWriter.Write(text);
        var back = Canonical.Of(MarkdownReader.Read(markdown));
        if (back.Hash == canonical.Hash) return;
        Unlike++;
        Keep($"{way}Markdown reads back otherwise: {FirstUnlike(canonical, back)}\n{markdown}", body);
    }

    private static string FirstUnlike(CanonicalText canonical, CanonicalText back)
    {
        var at = canonical.Clauses.Zip(back.Clauses).TakeWhile(pair => pair.First.Hash == pair.Second.Hash).Count();
        return $"clause {at} of {canonical.Clauses.Count} is \"{canonical.Clauses.ElementAtOrDefault(at)?.Text}\", reads back as \"{back.Clauses.ElementAtOrDefault(at)?.Text}\"";
    }

    private void Keep(string what, byte[] body)
    {
        if (Failures.Count < MostKept) Failures.Add((what, body));
    }
}
