namespace PolicyDiff.Diffing.Words;

/// <summary>A text cut into what a reader takes as one: where each begins and its number.</summary>
internal sealed class WordSequence
{
    private readonly List<int> starts = [];
    private readonly List<int> numbers = [];

    public WordSequence(string text, Interner interner)
    {
        Text = text;
        for (var at = 0; at < text.Length;)
        {
            var end = Phrases.Next(text, at);
            starts.Add(at);
            numbers.Add(interner.NumberOf(text.AsSpan(at, end - at)));
            at = end;
        }

        Numbers = [.. numbers];
    }

    public string Text { get; }

    public int[] Numbers { get; }

    public int Count => Numbers.Length;

    /// <summary>The characters of the tokens from <paramref name="first"/> up to before <paramref name="end"/>.</summary>
    public string Slice(int first, int end) => Text[StartOf(first)..StartOf(end)];

    public ReadOnlySpan<char> Token(int index) => Text.AsSpan(StartOf(index), StartOf(index + 1) - StartOf(index));

    private int StartOf(int index) => index < starts.Count ? starts[index] : Text.Length;
}
