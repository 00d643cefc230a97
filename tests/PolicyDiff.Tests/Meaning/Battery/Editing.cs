using System.Text.RegularExpressions;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Meaning.Battery;

/// <summary>The ways of editing a text that the kinds of edit are made of. Every choice is the given random's.</summary>
internal static partial class Editing
{
    private const int WordsOfParagraph = 15;

    /// <summary>Replaces one match of the pattern in one of the blocks that hold it.</summary>
    public static PolicyText? Replace(PolicyText text, Random random, string pattern, string replacement)
    {
        var expression = new Regex(pattern, RegexOptions.CultureInvariant);
        return OneOf(text, random, block => IsProse(block) && expression.IsMatch(block.PlainText)) is { } at
            ? With(text, at, expression.Replace(text.Blocks[at].PlainText, replacement, 1))
            : null;
    }

    /// <summary>Adds a sentence: half of the time a paragraph of its own, otherwise at the end of one.</summary>
    public static PolicyText? Insert(PolicyText text, Random random, string sentence)
    {
        if (OneOf(text, random, block => IsLong(block) && block.PlainText[^1] == '.') is not { } at) return null;
        return random.Next(2) == 0
            ? With(text, at, text.Blocks[at].PlainText + " " + sentence)
            : text with { Blocks = [.. text.Blocks.Take(at + 1), Paragraph(sentence), .. text.Blocks.Skip(at + 1)] };
    }

    /// <summary>Takes out one sentence that the pattern matches, with its block where nothing else is in it.</summary>
    public static PolicyText? RemoveSentence(PolicyText text, Random random, string pattern)
    {
        var expression = new Regex($@"(?:^|(?<=[.!?] ))[A-Z][^.!?]*(?:{pattern})[^.!?]*[.!?](?: |$)", RegexOptions.CultureInvariant);
        if (OneOf(text, random, block => IsProse(block) && expression.IsMatch(block.PlainText)) is not { } at) return null;
        var rest = expression.Replace(text.Blocks[at].PlainText, "", 1).Trim();
        return rest.Length > 0 ? With(text, at, rest) : text with { Blocks = [.. text.Blocks.Where((_, index) => index != at)] };
    }

    /// <summary>Makes another block of one that the predicate takes.</summary>
    public static PolicyText? Change(PolicyText text, Random random, Predicate<Block> isMeant, Func<Block, Block> change) =>
        OneOf(text, random, isMeant) is { } at ? With(text, at, change(text.Blocks[at])) : null;

    /// <summary>Makes other blocks of all that the predicate takes.</summary>
    public static PolicyText? ChangeAll(PolicyText text, Predicate<Block> isMeant, Func<Block, Block> change) =>
        text.Blocks.Any(block => isMeant(block))
            ? text with { Blocks = [.. text.Blocks.Select(block => isMeant(block) ? change(block) : block)] }
            : null;

    /// <summary>Puts a paragraph that stands once far from where it stood.</summary>
    public static PolicyText? Move(PolicyText text, Random random, int count)
    {
        var unique = text.Blocks.GroupBy(block => Canonical.Fold(block.PlainText)).Where(group => group.Count() == 1).Select(group => group.Key).ToHashSet();
        bool IsMeant(int index) => index + count <= text.Blocks.Count
            && text.Blocks.Skip(index).Take(count).All(block => IsLong(block) && unique.Contains(Canonical.Fold(block.PlainText)));
        var places = Enumerable.Range(0, text.Blocks.Count).Where(IsMeant).ToList();
        if (places.Count == 0 || text.Blocks.Count < 12) return null;
        var from = places[random.Next(places.Count)];
        var moved = text.Blocks.Skip(from).Take(count).ToList();
        var rest = text.Blocks.Where((_, index) => index < from || index >= from + count).ToList();
        var to = (from + 4 + random.Next(rest.Count - 7)) % (rest.Count + 1);
        return to == from ? null : text with { Blocks = [.. rest.Take(to), .. moved, .. rest.Skip(to)] };
    }

    /// <summary>Cuts a paragraph after one of its sentences.</summary>
    public static PolicyText? Split(PolicyText text, Random random)
    {
        if (OneOf(text, random, block => block.Kind == BlockKind.Paragraph && SentenceEnd().IsMatch(block.PlainText)) is not { } at) return null;
        var plain = text.Blocks[at].PlainText;
        var cut = SentenceEnd().Match(plain);
        return text with { Blocks = [.. text.Blocks.Take(at), Paragraph(plain[..(cut.Index + 1)]), Paragraph(plain[(cut.Index + cut.Length)..]), .. text.Blocks.Skip(at + 1)] };
    }

    /// <summary>Puts two neighbouring paragraphs together.</summary>
    public static PolicyText? Merge(PolicyText text, Random random)
    {
        var places = Enumerable.Range(0, Math.Max(0, text.Blocks.Count - 1)).Where(index => IsLong(text.Blocks[index]) && IsLong(text.Blocks[index + 1])).ToList();
        if (places.Count == 0) return null;
        var at = places[random.Next(places.Count)];
        var merged = Paragraph(text.Blocks[at].PlainText + " " + text.Blocks[at + 1].PlainText);
        return text with { Blocks = [.. text.Blocks.Take(at), merged, .. text.Blocks.Skip(at + 2)] };
    }

    public static Block Paragraph(string text) => new(BlockKind.Paragraph, 0, null, [new(text)]);

    public static Block Say(Block block, string text) => block with { Spans = [new(text)] };

    public static bool IsProse(Block block) => block.Kind is BlockKind.Paragraph or BlockKind.ListItem;

    public static bool IsLong(Block block) => block.Kind == BlockKind.Paragraph && Canonical.CountWords(block.PlainText) >= WordsOfParagraph;

    private static int? OneOf(PolicyText text, Random random, Predicate<Block> isMeant)
    {
        var places = Enumerable.Range(0, text.Blocks.Count).Where(index => isMeant(text.Blocks[index])).ToList();
        return places.Count == 0 ? null : places[random.Next(places.Count)];
    }

    private static PolicyText With(PolicyText text, int at, string plain) => With(text, at, Say(text.Blocks[at], plain));

    private static PolicyText With(PolicyText text, int at, Block block) => text with { Blocks = [.. text.Blocks.Select((old, index) => index == at ? block : old)] };

    [GeneratedRegex(@"(?<=[a-z]{3})\. (?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
