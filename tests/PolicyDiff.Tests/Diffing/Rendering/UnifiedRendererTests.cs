using PolicyDiff.Diffing.Rendering;

namespace PolicyDiff.Tests.Diffing.Rendering;

public sealed class UnifiedRendererTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Fact]
    public void A_patch_reads_as_diff_u_writes_it() => Assert.Equal(
        "--- old.md\n+++ new.md\n@@ -1,3 +1,3 @@\n # Title\n-one\n+two\n end\n\\ No newline at end of file\n",
        UnifiedRenderer.Render("# Title\none\nend", "# Title\ntwo\nend", "old.md", "new.md"));

    [Fact]
    public void Equal_texts_make_no_patch() => Assert.Empty(UnifiedRenderer.Render("a\n", "a\n", "a", "b"));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_patch_program_makes_the_new_file_of_the_old_one(int seed)
    {
        var random = new Random(seed);
        var old = Lines(random);
        var @new = old.ToList();
        for (var edits = random.Next(1, 8); edits > 0; edits--) Edit(@new, random);
        var (before, after) = (string.Join('\n', old) + (seed % 2 == 0 ? "\n" : ""), string.Join('\n', @new) + (seed % 3 == 0 ? "" : "\n"));
        Assert.Equal(after, await Patched(before, UnifiedRenderer.Render(before, after, "policy.md", "policy.md")));
    }

    [Theory]
    [InlineData("", "one\ntwo\n")]
    [InlineData("one\ntwo\n", "one\n")]
    [InlineData("one", "one\n")]
    public async Task Edges_apply_too(string before, string after) =>
        Assert.Equal(after, await Patched(before, UnifiedRenderer.Render(before, after, "policy.md", "policy.md")));

    private static List<string> Lines(Random random) => [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => "line " + random.Next(20))];

    private static void Edit(List<string> lines, Random random)
    {
        var at = random.Next(lines.Count);
        if (random.Next(3) == 0 && lines.Count > 1) lines.RemoveAt(at);
        else if (random.Next(2) == 0) lines.Insert(at, "new " + random.Next(20));
        else lines[at] += " edited";
    }

    private static Task<string> Patched(string before, string patch) => PatchProgram.ApplyAsync(before, patch, TestContext.Current.CancellationToken);
}
