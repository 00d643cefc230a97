using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Rendering;
using PolicyDiff.Tests.Golden;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Diffing;

/// <summary>What a reader sees of each pair of <see cref="HostilePairs"/>; the golden files were read by eye.</summary>
public sealed class HostilePairTests
{
    public static TheoryData<string> Names => [.. HostilePairs.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reader_sees_what_an_editor_did(string name)
    {
        var (old, @new) = HostilePairs.All[name];
        var diff = PolicyDiffer.Compare(MarkdownReader.Read(old), MarkdownReader.Read(@new));
        Assert.Equal(diff.New.Blocks.Select(block => block.PlainText), DiffApplication.NewText(diff));
        Assert.Equal(diff.Old.Blocks.Select(block => block.PlainText), DiffApplication.OldText(diff));
        GoldenFile.Match(Path.Combine("hostile", name + ".txt"), TerminalRenderer.Render(diff, colours: false));
    }
}
