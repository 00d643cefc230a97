using System.Diagnostics;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Rendering;
using PolicyDiff.Exchange;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Diffing;

/// <summary>
/// Two hundred real consecutive pairs of a versions repository: the diff holds both texts, and the patch makes the one of the other
/// by the real program <c>patch</c>.
/// </summary>
public sealed class RealPairTests
{
    private const int Pairs = 200;
    private const int Parts = 4;

    public static TheoryData<int> Part => [.. Enumerable.Range(0, Parts)];

    [Theory]
    [MemberData(nameof(Part))]
    public async Task Real_texts_are_rebuilt_and_patched(int part)
    {
        var pairs = await ReadAsync(part, TestContext.Current.CancellationToken);
        Assert.Equal(Pairs / Parts, pairs.Count);
        foreach (var (old, @new) in pairs)
        {
            var diff = PolicyDiffer.Compare(old, @new);
            Assert.Equal(@new.Blocks.Select(block => block.PlainText), DiffApplication.NewText(diff));
            Assert.Equal(old.Blocks.Select(block => block.PlainText), DiffApplication.OldText(diff));
            var (before, after) = (MarkdownWriter.Write(old), MarkdownWriter.Write(@new));
            Assert.Equal(after, await PatchProgram.ApplyAsync(before, UnifiedRenderer.Render(before, after, "old policy.md", "new policy.md"), TestContext.Current.CancellationToken));
        }
    }

    private static async Task<List<(PolicyText Old, PolicyText New)>> ReadAsync(int part, CancellationToken cancellationToken)
    {
        var bundle = Path.Combine(Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS") ?? "", "corpus", "pga-versions.bundle");
        Assert.SkipUnless(File.Exists(bundle), "POLICYDIFF_CORPUS names no folder with corpus/pga-versions.bundle, whose real texts this test compares.");
        var folder = Directory.CreateTempSubdirectory("policydiff-versions-");
        try
        {
            using (var git = Process.Start(new ProcessStartInfo("git", ["clone", "--quiet", "--bare", bundle, folder.FullName]))!) await git.WaitForExitAsync(cancellationToken);
            var repository = new OtaVersionsRepository(folder.FullName);
            var records = await repository.ReadAsync(cancellationToken);
            await using var blobs = repository.OpenBlobs();
            var found = new List<(PolicyText Old, PolicyText New)>();
            foreach (var document in records.GroupBy(record => (record.Service, record.TermsType)))
            {
                var inOrder = document.ToList();
                for (var index = 1; index < inOrder.Count && found.Count < Pairs; index++)
                {
                    if (inOrder[index - 1].Blob == inOrder[index].Blob) continue;
                    if (found.Count % Parts != part) found.Add(default);
                    else found.Add((await TextAsync(blobs, inOrder[index - 1], cancellationToken), await TextAsync(blobs, inOrder[index], cancellationToken)));
                }
            }

            return found.Where((_, index) => index % Parts == part).ToList();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<PolicyText> TextAsync(OtaBlobs blobs, OtaRecord record, CancellationToken cancellationToken) =>
        MarkdownReader.Read(System.Text.Encoding.UTF8.GetString(await blobs.ReadAsync(record.Blob, cancellationToken)));
}
