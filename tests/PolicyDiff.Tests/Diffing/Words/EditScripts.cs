using PolicyDiff.Text;

namespace PolicyDiff.Tests.Diffing.Words;

/// <summary>Pairs of texts, one made of the other by a seeded random list of edits to blocks and words.</summary>
internal static class EditScripts
{
    private static readonly string[] Words =
    [
        "we", "you", "data", "share", "not", "the", "of", "and", "to", "cookies", "partners", "30", "days", "2.5%", "$1,000", "e-mail",
        "don’t", "información", "プライバシー", "ข้อมูล", "🙂", "privacy@harbour.example", "https://harbour.example/a?b=c", "sell", "collect",
        "(optional)", "“quoted”", "third", "party", "—", "\ud83d\ude00\u200d\ud83d\udcbb", "e\u0301te\u0301",
        "بيانات", "\u202bנתונים\u202c", "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67", "क्षि", "\ud840\udc0b", "do not", "ne vendons pas", "January 5, 2023", "U.S.", "ﬁn", "데이터",
    ];

    public static (PolicyText Old, PolicyText New) Pair(int seed)
    {
        var random = new Random(seed);
        var old = Enumerable.Range(0, random.Next(0, 40)).Select(_ => Paragraph(random)).ToList();
        var edited = new List<string>(old);
        for (var edits = random.Next(0, 25); edits > 0; edits--) Edit(edited, random);
        return (Of(old), Of(edited));
    }

    private static PolicyText Of(List<string> paragraphs) =>
        new(null, "en", [.. paragraphs.Select(text => new Block(BlockKind.Paragraph, 0, null, text.Length == 0 ? [] : [new Span(text)]))]);

    private static string Paragraph(Random random) => random.Next(12) switch
    {
        0 => "",
        1 => "* * *",
        2 => "Yes",
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Words[random.Next(Words.Length)] + Gap(random))),
    };

    private static string Gap(Random random) => random.Next(12) switch { 0 => ", ", 1 => ". ", 2 => "\n", 3 => "  ", _ => " " };

    private static void Edit(List<string> paragraphs, Random random)
    {
        if (paragraphs.Count == 0 || random.Next(6) == 0)
        {
            paragraphs.Insert(random.Next(paragraphs.Count + 1), Paragraph(random));
            return;
        }

        var at = random.Next(paragraphs.Count);
        var text = paragraphs[at];
        switch (random.Next(7))
        {
            case 5 when Middle(text) is { } middle:
                paragraphs[at] = text[..middle];
                paragraphs.Insert(at + 1, text[(middle + 1)..]);
                break;
            case 6 when at + 1 < paragraphs.Count:
                paragraphs[at] = text + " " + paragraphs[at + 1];
                paragraphs.RemoveAt(at + 1);
                break;
            case 0:
                paragraphs.RemoveAt(at);
                break;
            case 1:
                paragraphs.RemoveAt(at);
                paragraphs.Insert(random.Next(paragraphs.Count + 1), text);
                break;
            default:
                var cut = Whole(text, random.Next(text.Length + 1));
                var end = random.Next(2) == 0 ? cut : Whole(text, Math.Min(text.Length, cut + random.Next(12)));
                paragraphs[at] = text[..cut] + (random.Next(3) == 0 ? "" : Words[random.Next(Words.Length)] + " ") + text[end..];
                break;
        }
    }

    private static int? Middle(string text) => text.IndexOf(' ', text.Length / 2) is var space and > 0 ? space : null;

    /// <summary>Decoding never leaves half a character, so no edit may.</summary>
    private static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
