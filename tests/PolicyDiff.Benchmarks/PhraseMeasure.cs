using System.Globalization;
using PolicyDiff.Diffing;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>
/// Whether a reader of a word diff sees phrases: how long changed runs are, and how often next to nothing is kept between two of
/// them. Counted inside paragraphs that keep something; a paragraph that came or went whole says nothing about phrases.
/// </summary>
internal sealed class PhraseMeasure(string name)
{
    private const int ShortStretch = 3;
    private int runs;
    private int words;
    private int gaps;
    private int shortGaps;

    /// <summary>One paragraph's tokens, its edits separated by what was kept.</summary>
    public void Add(IReadOnlyList<DiffToken> tokens)
    {
        if (!tokens.Any(token => token.Mark == TokenMark.Same && Canonical.CountWords(token.Text) > 0)) return;
        for (var index = 0; index < tokens.Count; index++)
        {
            var count = Canonical.CountWords(tokens[index].Text);
            if (tokens[index].Mark != TokenMark.Same) (runs, words) = (runs + 1, words + count);
            else if (index > 0 && index < tokens.Count - 1) (gaps, shortGaps) = (gaps + 1, shortGaps + (count < ShortStretch ? 1 : 0));
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {runs} changed runs of {(double)words / Math.Max(1, runs):F1} words on average, {words} words marked; of {gaps} kept stretches between two edits {100.0 * shortGaps / Math.Max(1, gaps):F1} % are shorter than three words");
}
