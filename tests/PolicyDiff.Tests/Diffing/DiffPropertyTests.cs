using PolicyDiff.Diffing;
using PolicyDiff.Tests.Diffing.Words;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Diffing;

/// <summary>Whatever was edited: the diff holds both texts exactly, and shows every block as often as its contract says.</summary>
public sealed class DiffPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 120)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Applying_the_diff_to_the_old_text_gives_the_new_one(int seed)
    {
        var (old, @new) = EditScripts.Pair(seed);
        var diff = PolicyDiffer.Compare(old, @new);
        Assert.Equal(@new.Blocks.Select(block => block.PlainText), DiffApplication.NewText(diff));
        Assert.Equal(old.Blocks.Select(block => block.PlainText), DiffApplication.OldText(diff));
        AssertEveryBlockOnce(diff);
        AssertTokensSpellBothSides(diff);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rows_stand_in_the_new_order_and_what_stays_in_the_old_one_too(int seed)
    {
        var (old, @new) = EditScripts.Pair(seed);
        var rows = PolicyDiffer.Compare(old, @new).Rows;
        AssertIncreases(rows.Where(row => row.Kind != RowKind.MergedIn && row.NewIndex is not null).Select(row => row.NewIndex!.Value));
        AssertIncreases(rows.Index().Where(row => row.Item.OldIndex is not null && row.Item.Kind != RowKind.SplitOff && !IsAtItsNewPlace(rows, row.Index)).Select(row => row.Item.OldIndex!.Value));
    }

    [Theory]
    [InlineData(1_000, 60)]
    [InlineData(1, 30_000)]
    [InlineData(6_000, 3)]
    public void The_worst_inputs_still_hold_both_texts(int paragraphs, int words)
    {
        var random = new Random(paragraphs);
        PolicyText Make() => TextBuilder.Of([.. Enumerable.Range(0, paragraphs).Select(_ => string.Join(' ', Enumerable.Range(0, words).Select(_ => "v" + random.Next(20_000))))]);
        var diff = PolicyDiffer.Compare(Make(), Make());
        Assert.Equal(diff.New.Blocks.Select(block => block.PlainText), DiffApplication.NewText(diff));
        Assert.Equal(diff.Old.Blocks.Select(block => block.PlainText), DiffApplication.OldText(diff));
        AssertEveryBlockOnce(diff);
    }

    private static void AssertEveryBlockOnce(TextDiff diff)
    {
        var away = diff.Rows.Where(row => row.Kind == RowKind.MovedAway).Select(row => row.OldIndex).Order();
        var here = diff.Rows.Index().Where(row => row.Item.Kind != RowKind.SplitOff && IsAtItsNewPlace(diff.Rows, row.Index)).Select(row => row.Item.OldIndex).Order();
        Assert.Equal(away, here);
        Assert.All(diff.Rows, row => Assert.Equal(row.Kind is RowKind.Removed or RowKind.MovedAway, row.NewIndex is null));
        Assert.All(diff.Rows, row => Assert.Equal(row.Kind == RowKind.Added, row.OldIndex is null));
    }

    private static bool IsAtItsNewPlace(IReadOnlyList<DiffRow> rows, int row)
    {
        while (rows[row].Kind is RowKind.SplitOff or RowKind.MergedIn) row--;
        return rows[row].Kind is RowKind.MovedHere or RowKind.MovedAndEdited;
    }

    private static void AssertTokensSpellBothSides(TextDiff diff)
    {
        var divided = diff.Rows.Index().Where(row => row.Item.Kind is RowKind.SplitOff or RowKind.MergedIn).SelectMany(row => new[] { row.Index, row.Index - 1 }).ToHashSet();
        Assert.All(divided, row => Assert.NotEmpty(diff.Rows[row].Tokens));
        foreach (var (index, row) in diff.Rows.Index().Where(row => row.Item.Kind is RowKind.Edited or RowKind.MovedAndEdited))
        {
            if (divided.Contains(index)) continue;

            Assert.Equal(diff.Old.Blocks[row.OldIndex!.Value].PlainText, string.Concat(row.Tokens.Where(token => token.Mark != TokenMark.Added).Select(token => token.Text)));
            Assert.Equal(diff.New.Blocks[row.NewIndex!.Value].PlainText, string.Concat(row.Tokens.Where(token => token.Mark != TokenMark.Removed).Select(token => token.Text)));
            Assert.DoesNotContain(row.Tokens, token => token.Text.Length == 0);
            Assert.Contains(row.Tokens, token => token.Mark != TokenMark.Same);
        }
    }

    private static void AssertIncreases(IEnumerable<int> indices)
    {
        var list = indices.ToList();
        Assert.Equal(list.Distinct().Order(), list);
    }
}
