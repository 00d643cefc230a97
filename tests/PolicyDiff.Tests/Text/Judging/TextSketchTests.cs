using PolicyDiff.Tests.Text.Labelled;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.Tests.Text.Judging;

public sealed class TextSketchTests
{
    [Fact]
    public void A_sketch_survives_its_bytes()
    {
        foreach (var tongue in LabelledSet.Tongues)
        {
            var sketch = Of(tongue.Privacy);
            var read = TextSketch.FromBytes(sketch.ToBytes())!;
            Assert.Equal((sketch.Words, sketch.Legal, sketch.Language, sketch.Phrases), (read.Words, read.Legal, read.Language, read.Phrases));
            Assert.Equal(1, read.Likeness(sketch));
            Assert.Equal(sketch.ToBytes(), read.ToBytes());
        }
    }

    [Fact]
    public void Bytes_of_another_form_give_none()
    {
        Assert.Null(TextSketch.FromBytes([]));
        Assert.Null(TextSketch.FromBytes([9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        var bytes = Of(TonguesOne.English.Privacy).ToBytes();
        Assert.Null(TextSketch.FromBytes(bytes.AsSpan(0, bytes.Length - 1)));
        for (var length = 0; length < bytes.Length; length++) TextSketch.FromBytes(bytes.AsSpan(0, length));
    }

    [Fact]
    public void The_estimate_is_near_the_truth_for_long_texts()
    {
        var random = new Random(3);
        string[] Words(int from, int to) => [.. Enumerable.Range(from, to - from).Select(number => $"clause{number} says thing{number} about matter{number}.")];
        // Half of the sentences are shared: a third of all phrases, less those across nothing.
        var (left, right) = (Of(Words(0, 2000)), Of(Words(1000, 3000)));
        Assert.InRange(left.Likeness(right), 0.2, 0.48);
        Assert.InRange(left.ShareIn(right), 0.35, 0.68);
        Assert.Equal(0, left.Likeness(Of(Words(5000 + random.Next(10), 7000))));
    }

    [Fact]
    public void Two_languages_share_no_small_words_and_two_texts_of_one_do()
    {
        foreach (var tongue in LabelledSet.Tongues)
        {
            Assert.False(Of(tongue.Privacy).SharesNoSmallWords(Of([.. tongue.Privacy, .. tongue.Terms])));
        }

        Assert.True(Of([.. TonguesTwo.Polish.Privacy, .. TonguesTwo.Polish.Terms]).SharesNoSmallWords(Of([.. TonguesKeptAside.Swedish.Privacy, .. TonguesKeptAside.Swedish.Terms])));
    }

    private static TextSketch Of(string[] sentences) =>
        TextSketch.Of(Canonical.Of(new(null, null, [.. sentences.Select(sentence => new Block(BlockKind.Paragraph, 0, null, [new(sentence)]))])));
}
