using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.History.Judging;

/// <summary>A capture that shows a text, with the text's sketch.</summary>
internal sealed record Sighting(JudgedCapture Capture, ContentHash Text, TextSketch Sketch)
{
    /// <summary>A person's word is not weighed again.</summary>
    public bool IsSettled => Capture.Decided is not null;
}

/// <summary>How like the texts of a source are; each pair is compared once.</summary>
internal sealed class Likenesses(IReadOnlyList<Sighting> line)
{
    /// <summary>Two states of one document share at least this much, even across a large edit.</summary>
    private const double Alike = 0.25;

    /// <summary>Two documents of one kind and language share at most this much: phrases that every policy uses.</summary>
    private const double Unlike = 0.12;

    private readonly Dictionary<(ContentHash, ContentHash), double> likeness = [];
    private readonly Dictionary<ContentHash, int> support = [];
    private List<(Sighting One, int Captures)>? texts;

    internal bool AreAlike(Sighting one, Sighting other) => Likeness(one, other) >= Alike;

    /// <summary>Neither is made of what the other says.</summary>
    internal static bool AreUnlike(Sighting one, Sighting other) =>
        one.Text != other.Text && one.Sketch.ShareIn(other.Sketch) <= Unlike && other.Sketch.ShareIn(one.Sketch) <= Unlike;

    /// <summary>How many captures of the source show a text like this one: the rarer of two kinds is the odd one.</summary>
    internal int Support(Sighting sighting)
    {
        if (support.TryGetValue(sighting.Text, out var known)) return known;
        texts ??= [.. line.GroupBy(other => other.Text).Select(group => (group.First(), group.Count()))];
        return support[sighting.Text] = texts.Where(text => AreAlike(text.One, sighting)).Sum(text => text.Captures);
    }

    private double Likeness(Sighting one, Sighting other)
    {
        if (one.Text == other.Text) return 1;
        var pair = one.Text < other.Text ? (one.Text, other.Text) : (other.Text, one.Text);
        if (!likeness.TryGetValue(pair, out var known)) likeness[pair] = known = one.Sketch.Likeness(other.Sketch);
        return known;
    }
}
