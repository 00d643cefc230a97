using PolicyDiff.Text;

namespace PolicyDiff.History.Moves;

/// <summary>How much of one text stands in another, by short runs of words: enough to tell a policy that was edited on its way from another page.</summary>
internal static class Likeness
{
    private const int Run = 3;

    /// <summary>Share of the shorter text's runs. Two unrelated policies of one language share a few percent.</summary>
    private const double Enough = 0.2;

    internal static bool IsSame(PolicyText one, PolicyText other) => Share(Runs(one), Runs(other)) >= Enough;

    private static double Share(HashSet<int> one, HashSet<int> other)
    {
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        return few.Count == 0 ? 0 : (double)few.Count(many.Contains) / few.Count;
    }

    private static HashSet<int> Runs(PolicyText text)
    {
        var words = text.Blocks.SelectMany(block => Words(block.PlainText)).ToList();
        var runs = new HashSet<int>();
        for (var index = 0; index + Run <= words.Count; index++) runs.Add(HashCode.Combine(words[index], words[index + 1], words[index + 2]));
        return runs;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var isPart = index < text.Length && char.IsLetterOrDigit(text[index]) && !IsOwnWord(text[index]);
            if (isPart && start < 0) start = index;
            if (!isPart && start >= 0)
            {
                yield return text[start..index].ToLowerInvariant();
                start = -1;
            }

            if (index < text.Length && IsOwnWord(text[index])) yield return text[index].ToString();
        }
    }

    // Scripts that put no space between words.
    private static bool IsOwnWord(char character) => character is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\u0e00' and <= '\u0e7f';
}
