using PolicyDiff.Tests.Text.Labelled;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text.Judging;

/// <summary>How the whole judge does on pages whose kind is known.</summary>
public sealed class LabelledSetTests
{
    private static readonly IReadOnlyList<LabelledVerdict> Verdicts = LabelledVerdict.All();

    [Fact]
    public void The_set_is_large_in_many_languages_and_of_all_kinds()
    {
        Assert.True(LabelledSet.All.Count >= 150);
        Assert.True(LabelledSet.Tongues.Count >= 8);
        Assert.True(LabelledSet.All.Count(page => page.Part != LabelledPart.TriedOn) * 4 >= LabelledSet.All.Count);
        CaptureOutcome[] kinds =
        [
            CaptureOutcome.Ok, CaptureOutcome.ArchivedError, CaptureOutcome.SoftNotFound, CaptureOutcome.Blocked, CaptureOutcome.ConsentWall, CaptureOutcome.LoginWall,
            CaptureOutcome.Parked, CaptureOutcome.Empty, CaptureOutcome.Truncated, CaptureOutcome.WrongPage, CaptureOutcome.NotHtml,
        ];
        Assert.All(kinds, kind => Assert.True(LabelledSet.All.Count(page => page.Expected == kind) >= 6, kind.ToWord()));
        Assert.Equal(LabelledSet.All.Count, LabelledSet.All.Select(page => page.Name).Distinct().Count());
    }

    [Fact]
    public void No_real_policy_is_judged_unusable() =>
        Assert.Empty(Verdicts.Where(verdict => verdict.IsLoss).Select(verdict => $"{verdict.Page.Name}: {verdict.Outcome.ToWord()}: {verdict.Reason}"));

    [Theory]
    [InlineData(LabelledPart.TriedOn)]
    [InlineData(LabelledPart.KeptAside)]
    [InlineData(LabelledPart.Blind)]
    public void Ninety_seven_of_a_hundred_are_judged_right(LabelledPart part)
    {
        var some = Verdicts.Where(verdict => verdict.Page.Part == part).ToList();
        Assert.True(
            some.Count(verdict => verdict.IsRight) * 100 >= some.Count * 97,
            string.Join('\n', some.Where(verdict => !verdict.IsRight).Select(verdict => $"{verdict.Page.Name}: {verdict.Outcome.ToWord()}: {verdict.Reason}")));
    }

    [Fact]
    public void Every_refusal_says_why_in_a_sentence() =>
        Assert.All(Verdicts.Where(verdict => verdict.Outcome != CaptureOutcome.Ok), verdict => Assert.Matches(@"^[A-Z].+\.$", verdict.Reason));

    [Fact]
    public void No_real_page_with_a_hand_selected_text_is_judged_unusable()
    {
        var corpus = Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS");
        if (corpus is null) Assert.Skip("POLICYDIFF_CORPUS does not name the folder that has corpus/gold.");
        var refused = Directory.GetFiles(Path.Combine(corpus, "corpus", "gold", "html"))
            .Select(file => (file, Reading: PageReader.Read(new(File.ReadAllBytes(file), "text/html", null, SelectorSet.None))))
            .Where(page => page.Reading.Outcome != CaptureOutcome.Ok).Select(page => $"{Path.GetFileName(page.file)}: {page.Reading.Reasons[0]}");
        Assert.Empty(refused);
    }
}
