using PolicyDiff.History.Judging;
using PolicyDiff.Tests.Text.Labelled;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.Tests.History.Judging;

/// <summary>Lines of captures written as letters, one for each page.</summary>
internal static class Lines
{
    private static readonly Tongue English = TonguesOne.English;

    private static readonly Dictionary<char, (string Title, string[] Sentences)> Pages = new()
    {
        ['A'] = (English.PrivacyTitle, English.Privacy),
        ['a'] = (English.PrivacyTitle, [.. English.Privacy.Take(8), "We keep nothing else."]),
        ['B'] = (English.PrivacyTitle, [.. English.Terms, .. English.Cookies]),
        ['C'] = (English.PrivacyTitle, [English.Privacy[0]]),
        ['G'] = (TonguesOne.German.PrivacyTitle, TonguesOne.German.Privacy),
        ['H'] = (English.Site, English.Home),
        ['I'] = (English.Site, ["Our autumn fair is here, with cider, bellows and a raffle.", "See the smith at work from ten until four.", "Children under six ride the donkey for nothing, and dogs are welcome on a lead.", "The shop closes at five."]),
    };

    private static readonly Dictionary<char, CanonicalText> Texts = Pages.ToDictionary(
        page => page.Key,
        page => Canonical.Of(new(null, null, [.. page.Value.Sentences.Select(sentence => new Block(BlockKind.Paragraph, 0, null, [new(sentence)]))])));

    public static IReadOnlyDictionary<ContentHash, TextSketch> Sketches { get; } = Texts.Values.ToDictionary(text => text.Hash, TextSketch.Of);

    public static ContentHash Text(char letter) => Texts[letter].Hash;

    public static JudgedCapture[] Of(string letters) => [.. letters.Select((letter, index) => Capture(letter, index))];

    public static JudgedCapture Capture(char letter, int index) =>
        new(index, ContentHash.Of($"{index}"), DateTimeOffset.UnixEpoch.AddDays(index), CaptureOutcome.Ok, Text(letter)) { Title = Pages[letter].Title, Host = "harrow.example" };

    /// <summary>The verdicts: a dot for what counts, "w" for a wrong page, "c" for one that was cut off.</summary>
    public static string Judge(string letters)
    {
        var line = Of(letters);
        return Shown(line, NeighbourJudge.Judge(line, Sketches));
    }

    public static string Shown(IEnumerable<JudgedCapture> line, IReadOnlyDictionary<long, Verdict> verdicts) => string.Concat(line.OrderBy(capture => capture.Instant).Select(capture =>
        !verdicts.TryGetValue(capture.CaptureId, out var verdict) ? '.' : verdict.Outcome == CaptureOutcome.Truncated ? 'c' : 'w'));
}
