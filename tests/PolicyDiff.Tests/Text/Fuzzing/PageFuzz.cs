using System.Diagnostics;
using System.Globalization;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Text.Fuzzing;

/// <summary>Reads bodies that nobody wrote and keeps what went wrong: an exception, more than a second per MB, Markdown that reads back as another text.</summary>
public sealed class PageFuzz
{
    private const int MostKept = 20;

    /// <summary>A body below this counts as one of this size: the clock of a busy machine is too coarse for less.</summary>
    private const double SmallestMegabytes = 0.25;

    private static readonly string?[] Types = ["text/html; charset=utf-8", "text/html", "text/html; charset=shift_jis", "application/xhtml+xml; charset=windows-1251", "text/plain", null];

    public int Read { get; private set; }

    public int WithText { get; private set; }

    public long Bytes { get; private set; }

    public int Crashes { get; private set; }

    public int Slow { get; private set; }

    public int Unlike { get; private set; }

    /// <summary>The slowest: milliseconds and bytes.</summary>
    public (double Milliseconds, int Bytes) Slowest { get; private set; }

    /// <summary>What went wrong, with the first of the bodies that did it.</summary>
    public List<(string What, byte[] Body)> Failures { get; } = [];

    public void Try(byte[] body)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var reading = PageReader.Read(new(body, Types[Read % Types.Length], new("https://fuzz.example/privacy"), Read % 16 == 0 ? new SelectorSet(["main", "div p"], ["nav"]) : SelectorSet.None));
            var spent = clock.Elapsed.TotalMilliseconds;
            if (spent > Slowest.Milliseconds) Slowest = (spent, body.Length);
            if (spent > 1000 * Math.Max(SmallestMegabytes, body.Length / 1e6))
            {
                Slow++;
                Keep(string.Create(CultureInfo.InvariantCulture, $"{spent:F0} ms for {body.Length} bytes"), body);
            }

            if (reading is { Text: { } text, Canonical: { } canonical }) Check(text, canonical, body);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Crashes++;
            Keep(failure.ToString(), body);
        }

        Read++;
        Bytes += body.Length;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Read} bodies, {Bytes / 1e6:F1} MB, {WithText} with a text; {Crashes} crashes, {Slow} slower than 1 s per MB, {Unlike} whose Markdown reads back otherwise; slowest {Slowest.Milliseconds:F0} ms for {Slowest.Bytes} bytes");

    private void Check(PolicyText text, CanonicalText canonical, byte[] body)
    {
        WithText++;
        TextSketch.FromBytes(TextSketch.Of(canonical).ToBytes());
        var markdown = MarkdownWriter.Write(text);
        if (Canonical.Of(MarkdownReader.Read(markdown)).Hash == canonical.Hash) return;
        Unlike++;
        Keep("Markdown reads back otherwise:\n" + markdown, body);
    }

    private void Keep(string what, byte[] body)
    {
        if (Failures.Count < MostKept) Failures.Add((what, body));
    }
}
