using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Blocks;

/// <summary>The different words of one text piece with their counts, by number; numbers and dates count as one word each kind.</summary>
internal sealed class WordBag
{
    private WordBag(int[] words, int[] counts)
    {
        Words = words;
        Counts = counts;
        foreach (var count in counts) Total += count;
    }

    /// <summary>Increasing.</summary>
    public int[] Words { get; }

    public int[] Counts { get; }

    /// <summary>All words, repeated ones as often as they stand.</summary>
    public int Total { get; private set; }

    /// <summary>One to take words out of.</summary>
    public WordBag Copy() => new(Words, [.. Counts]);

    /// <summary>How many of the other's words this one holds, each as often as both have it.</summary>
    public int Shared(WordBag other)
    {
        var shared = 0;
        for (var (p, q) = (0, 0); p < Words.Length && q < other.Words.Length;)
        {
            if (Words[p] == other.Words[q]) shared += Math.Min(Counts[p++], other.Counts[q++]);
            else if (Words[p] < other.Words[q]) p++;
            else q++;
        }

        return shared;
    }

    /// <summary>Takes out what the other holds too.</summary>
    public void Take(WordBag other)
    {
        for (var (p, q) = (0, 0); p < Words.Length && q < other.Words.Length;)
        {
            if (Words[p] < other.Words[q])
            {
                p++;
            }
            else if (Words[p] > other.Words[q])
            {
                q++;
            }
            else
            {
                var taken = Math.Min(Counts[p], other.Counts[q++]);
                Counts[p++] -= taken;
                Total -= taken;
            }
        }
    }

    /// <param name="text">The text piece.</param>
    /// <param name="vocabulary">Shared by all bags that are compared; case-insensitive.</param>
    public static WordBag Of(string text, Vocabulary vocabulary)
    {
        var counts = new Dictionary<int, int>();
        for (var at = 0; at < text.Length;)
        {
            var end = Tokenizer.Next(text, at);
            var token = text.AsSpan(at, end - at);
            if (Tokenizer.IsWord(token))
            {
                var word = vocabulary.NumberOf(token);
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }

            at = end;
        }

        var words = counts.Keys.ToArray();
        Array.Sort(words);
        return new(words, Array.ConvertAll(words, word => counts[word]));
    }
}
