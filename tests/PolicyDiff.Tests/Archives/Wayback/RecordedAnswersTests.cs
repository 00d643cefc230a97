using System.Text;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Archives.Wayback;

namespace PolicyDiff.Tests.Archives.Wayback;

/// <summary>Real answers of the Wayback Machine, recorded between 2020 and 2023.</summary>
public class RecordedAnswersTests
{
    private static readonly ReplayAddress Addresses = new(new Uri("https://web.archive.org"));

    [Fact]
    public void No_recording_is_left_without_an_outcome()
    {
        string[] judged = ["test_get_memento", "test_get_memento_raises_no_memento_error", "test_get_memento_target_window", "test_search", "test_search_does_not_repeat_results", "test_search_multipage", "test_search_raises_for_blocked_urls", "test_search_with_filter"];
        Assert.Equal(judged, Recording.Names().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("test_search")]
    [InlineData("test_search_does_not_repeat_results")]
    [InlineData("test_search_multipage")]
    [InlineData("test_search_with_filter")]
    public void Recorded_listings_are_read_whole(string name)
    {
        Assert.All(Recording.Of(name), recording => Assert.Equal(200, recording.Answer.Status));
        foreach (var recording in Recording.Of(name))
        {
            var reading = CdxReader.Read(recording.Answer.Body);
            var lines = Encoding.UTF8.GetString(recording.Answer.Body).Split('\n').Count(line => line.Length > 0);

            Assert.Null(reading.Problem);
            Assert.Empty(reading.Unreadable);
            Assert.Equal(lines, reading.Entries.Count + reading.Duplicates + (reading.ResumeKey is null ? 0 : 1));
        }
    }

    [Fact]
    public void A_recorded_resume_key_is_sent_back_as_the_archive_expects_it()
    {
        var pages = Recording.Of("test_search_multipage");

        for (var page = 0; page + 1 < pages.Count; page++)
        {
            var key = CdxReader.Read(pages[page].Answer.Body).ResumeKey;
            Assert.NotNull(key);
            Assert.NotEqual(key, ResumePoint.Of(key, CdxReader.Read(pages[page].Answer.Body).Entries));
            Assert.EndsWith("&resumeKey=" + Uri.EscapeDataString(key), pages[page + 1].Address, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_recorded_exclusion_is_recognised()
    {
        var recording = Assert.Single(Recording.Of("test_search_raises_for_blocked_urls"));

        Assert.True(ExclusionNotice.IsIn(recording.Answer.Body));
        Assert.True(CdxReader.Read(recording.Answer.Body).Excluded);
    }

    [Fact]
    public void A_recorded_memento_is_archived_content()
    {
        var recording = Assert.Single(Recording.Of("test_get_memento"));
        var walk = new ReplayWalk(new("20171124151315", "https://www.fws.gov/birds/"), Addresses);
        var result = walk.Take(recording.Answer);

        Assert.Equal(MementoOutcome.Archived, result?.Outcome);
        var memento = result!.Memento!;
        Assert.Equal(200, memento.Status);
        Assert.Equal(new(2017, 11, 24, 15, 13, 15, TimeSpan.Zero), memento.FinalInstant);
        Assert.Equal("https://www.fws.gov/birds/", memento.Final.Original);
        Assert.Contains(memento.Headers, header => header is { Name: "date", Value: "Fri, 24 Nov 2017 15:13:14 GMT" });
        Assert.Contains(memento.Headers, header => header is { Name: "Content-Type", Value: "text/html" });
        Assert.Contains(memento.ArchiveHeaders, header => header.Name == "x-archive-src");
        Assert.DoesNotContain(memento.Headers, header => header.Name == "memento-datetime");
        Assert.Contains("</html>", Encoding.UTF8.GetString(memento.Body.Span), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_recorded_page_about_no_capture_is_unplayable()
    {
        var recording = Assert.Single(Recording.Of("test_get_memento_raises_no_memento_error"));
        var walk = new ReplayWalk(new("20170929002712", "https://this-is-not-real-url.whatever/"), Addresses);

        Assert.Equal(MementoOutcome.Unplayable, walk.Take(recording.Answer)?.Outcome);
    }

    [Fact]
    public void A_recorded_redirect_to_the_nearest_capture_is_not_the_capture_asked_for()
    {
        var recording = Recording.Of("test_get_memento_target_window")[0];
        var walk = new ReplayWalk(new("20171101000000", "https://www.fws.gov/birds/"), Addresses);
        var result = walk.Take(recording.Answer);

        Assert.Equal(MementoOutcome.Unplayable, result?.Outcome);
        Assert.Equal("20171124151315", result!.NearestTimestamp);
    }

    [Fact]
    public void All_answers_of_a_recorded_replay_that_changes_its_capture_are_told_apart()
    {
        foreach (var recording in Recording.Of("test_get_memento_target_window"))
        {
            var asked = Addresses.Read(recording.Address)!;
            var result = new ReplayWalk(asked, Addresses).Take(recording.Answer);
            var archived = ArchiveClient.IsArchived(recording.Answer);
            Assert.Equal(archived ? MementoOutcome.Archived : MementoOutcome.Unplayable, result?.Outcome);
            Assert.Equal(archived ? 200 : 302, recording.Answer.Status);
        }
    }
}
