using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Tests.Diffing.Words;

public sealed class MyersSearchTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_finds_as_few_edits_as_there_are(int seed)
    {
        var random = new Random(seed);
        var (old, @new) = (Numbers(random, 60, 6), Numbers(random, 60, 6));
        var edits = new MyersSearch().Find(old, @new, long.MaxValue)!;
        Assert.Equal(old.Length + @new.Length - (2 * LongestCommon(old, @new)), edits.Sum(edit => edit.OldEnd - edit.OldStart + edit.NewEnd - edit.NewStart));
        Assert.Equal(@new, Apply(edits, old, @new));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Past_its_cap_the_edits_are_still_right(int seed)
    {
        var random = new Random(seed);
        var (old, @new) = (Numbers(random, 400, 30), Numbers(random, 400, 30));
        Assert.Equal(@new, Apply(new MyersSearch(cap: 4).Find(old, @new, long.MaxValue)!, old, @new));
    }

    [Fact]
    public void It_gives_up_when_the_budget_ends()
    {
        var random = new Random(1);
        Assert.Null(new MyersSearch().Find(Numbers(random, 4000, 4000), Numbers(random, 4000, 4000), stepBudget: 1000));
    }

    private static int[] Numbers(Random random, int most, int kinds) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => random.Next(kinds))];

    private static List<int> Apply(List<Edit> edits, int[] old, int[] @new)
    {
        var (result, at) = (new List<int>(), 0);
        foreach (var edit in edits)
        {
            result.AddRange(old[at..edit.OldStart]);
            result.AddRange(@new[edit.NewStart..edit.NewEnd]);
            at = edit.OldEnd;
        }

        result.AddRange(old[at..]);
        return result;
    }

    private static int LongestCommon(int[] old, int[] @new)
    {
        var table = new int[old.Length + 1, @new.Length + 1];
        for (var i = 1; i <= old.Length; i++)
        {
            for (var j = 1; j <= @new.Length; j++)
            {
                table[i, j] = old[i - 1] == @new[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }

        return table[old.Length, @new.Length];
    }
}
