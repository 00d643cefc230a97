namespace PolicyDiff.Tests.Archives.Fuzzing;

public class ArchiveFuzzTests
{
    [Fact]
    public void Damaged_answers_of_archives_never_crash_hang_or_lose_anything_silently()
    {
        var results = new ArchiveFuzzer(20240501).Run(4000).ToList();

        Assert.Equal(ArchiveFuzzer.Readers.Count + OtherArchives.Readers.Count, results.Count);
        Assert.All(results, result => Assert.Empty(result.Breaches.Take(3)));
    }
}
