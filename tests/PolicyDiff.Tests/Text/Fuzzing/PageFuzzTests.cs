using System.Text;
using PolicyDiff.Tests.Text.Labelled;

namespace PolicyDiff.Tests.Text.Fuzzing;

/// <summary>A small part of the bench's run, with other seeds each time the version of the rules is raised.</summary>
public sealed class PageFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_fragment_breaks_the_reader(int seed)
    {
        var mutator = new PageMutator([.. LabelledSet.All.Select(page => page.Body)], seed);
        var fuzz = new PageFuzz();
        for (var count = 0; count < 3000; count++) fuzz.Try(mutator.Fragment());
        AssertSound(fuzz);
    }

    [Fact]
    public void No_damaged_page_breaks_the_reader()
    {
        var mutator = new PageMutator([.. LabelledSet.All.Select(page => page.Body)], 3);
        var fuzz = new PageFuzz();
        for (var count = 0; count < 500; count++) fuzz.Try(mutator.Page());
        AssertSound(fuzz);
    }

    // Speed is the bench's: a test would measure the machine.
    private static void AssertSound(PageFuzz fuzz) => Assert.True(
        fuzz is { Crashes: 0, Unlike: 0 },
        $"{fuzz}\n{string.Join("\n---\n", fuzz.Failures.Select(failure => failure.What + "\n" + Encoding.UTF8.GetString(failure.Body)))}");
}
