using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.History.Judging;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History.Judging;

/// <summary>Verdicts of neighbours and people over a database: what they write, and what no rebuild touches.</summary>
public sealed class OutcomeDecisionTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_front_page_between_two_texts_leaves_the_history_as_it_was_and_says_why()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var (policy, capture) = await FillAsync(library);

        Assert.Equal(1, await library.CountAsync("version"));
        await using var db = library.Db();
        var reading = await db.Readings.SingleAsync(row => row.CaptureId == capture, Cancelled);
        Assert.Equal((CaptureOutcome.WrongPage, CaptureOutcome.Ok), (reading.Outcome, reading.PageOutcome));
        Assert.StartsWith("It is unlike the captures before and after it", reading.Reasons[0], StringComparison.Ordinal);
        Assert.NotNull(reading.TextHash);
        Assert.Equal(0, (await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled)).Read);
        Assert.Equal(1, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_verdict_goes_when_its_neighbours_do_not_bear_it_out()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        for (var day = 0; day < 2; day++) await library.TakeAsync(Captures.Of(pairing.SourceId, day, Captures.Page(1)));
        for (var day = 2; day < 5; day++) await library.TakeAsync(Captures.Of(pairing.SourceId, day, Captures.FrontPage));
        Assert.Equal(3, await library.CountAsync("reading where outcome = 'wrong-page'"));
        await library.TakeAsync(Captures.Of(pairing.SourceId, 5, Captures.FrontPage));
        Assert.Equal(0, await library.CountAsync("reading where outcome = 'wrong-page' or page_outcome is not null or page_reasons is not null"));
        Assert.Equal(2, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_persons_word_wins_moves_the_history_at_once_and_survives_a_rebuild()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var (policy, capture) = await FillAsync(library);
        var evidence = await DerivedRows.EvidenceAsync(library);

        Assert.Null(await DecideAsync(library, policy, capture, CaptureOutcome.Ok));
        Assert.Equal(3, await library.CountAsync("version"));
        await library.ExecuteAsync($"update reading set rules_version = {PageReader.RulesVersion - 1}");
        Assert.Equal(5, (await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled)).Read);

        Assert.Equal(3, await library.CountAsync("version"));
        Assert.Equal(1, await library.CountAsync("outcome_decision where decided_by = 'Ada' and note = 'it is the policy'"));
        Assert.Equal(evidence, await DerivedRows.EvidenceAsync(library));
        Assert.Empty(library.News);
        Assert.Null(await DecideAsync(library, policy, capture, null));
        Assert.Equal(1, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_person_can_refuse_what_every_rule_takes_for_the_policy()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        await library.TakeAsync(Captures.Of(pairing.SourceId, 0, Captures.Page(1)));
        var taken = await library.TakeAsync(Captures.Of(pairing.SourceId, 1, Captures.Page(2)));

        Assert.Null(await DecideAsync(library, pairing.PolicyId, taken.Id, CaptureOutcome.WrongPage));
        Assert.Equal(1, await library.CountAsync("version"));
        // Older and newer captures arrive; the word stands.
        await library.TakeAsync(Captures.Of(pairing.SourceId, 2, Captures.Page(1)));
        Assert.Equal(1, await library.CountAsync("version"));
    }

    [Fact]
    public async Task What_cannot_be_decided_is_said_and_changes_nothing()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var (policy, capture) = await FillAsync(library);
        var gone = await library.TakeAsync(Captures.Unreachable(1, 9));
        var other = await library.TrackAsync("https://other.example/privacy", "Terms of Service");

        Assert.Contains("No text could be read", await DecideAsync(library, policy, gone.Id, CaptureOutcome.Ok), StringComparison.Ordinal);
        Assert.Contains("does not belong", await DecideAsync(library, other.PolicyId, capture, CaptureOutcome.Ok), StringComparison.Ordinal);
        Assert.Contains("nothing a person can decide", await DecideAsync(library, policy, capture, CaptureOutcome.Unplayable), StringComparison.Ordinal);
        Assert.Contains("at most 500", await DecideAsync(library, policy, capture, CaptureOutcome.Ok, new string('x', 501)), StringComparison.Ordinal);
        Assert.Equal(0, await library.CountAsync("outcome_decision"));
    }

    [Fact]
    public async Task What_older_rules_refused_counts_when_todays_rules_judge_it_anew()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        await library.TakeAsync(Captures.Of(pairing.SourceId, 0, Captures.Page(1)));
        var refused = await library.TakeAsync(Captures.Of(pairing.SourceId, 1, Captures.Page(2)));
        await library.ExecuteAsync($"update reading set rules_version = {PageReader.RulesVersion - 1}, outcome = 'consent-wall', reasons = '{{Older rules said so.}}' where capture_id = {refused.Id}");
        await library.Get<Historian>().ArrangeAsync(pairing.PolicyId, ArrangeCause.Rebuild, null, Cancelled);
        Assert.Equal(1, await library.CountAsync("version"));

        Assert.Equal(1, (await library.Get<Rebuilder>().RebuildAsync(pairing.PolicyId, Cancelled)).Read);

        Assert.Equal(2, await library.CountAsync("version"));
        Assert.Empty(library.News);
    }

    [Fact]
    public async Task A_live_rewrite_is_confirmed_by_the_second_check_as_ever()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        await library.TakeAsync(Captures.Live(pairing.SourceId, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(pairing.SourceId, 1, Rewrite), ArrangeCause.LiveCheck);
        Assert.Empty(library.News);
        await library.TakeAsync(Captures.Live(pairing.SourceId, 1.01, Rewrite), ArrangeCause.LiveCheck);
        Assert.Single(library.News);
    }

    private const string Rewrite =
        """
        <html><head><title>Privacy Notice | Lantern Ferry</title></head><body><h1>Privacy Notice</h1>
        <p>From this summer another firm sells our tickets. It processes your personal data under its own terms, with your consent, and tells us how many seats are taken.</p>
        <p>Cameras watch the piers. We delete the pictures after three days and disclose them to the police when the law demands it.</p>
        <p>Your rights under data protection law, to access, correction and deletion, you exercise with our officer.</p></body></html>
        """;

    private static Task<string?> DecideAsync(TestLibrary library, long policy, long capture, CaptureOutcome? outcome, string note = "it is the policy") =>
        library.Get<OutcomeDecisions>().DecideAsync(new(policy, capture, note, "Ada"), outcome, Cancelled);

    private static async Task<(long Policy, long Capture)> FillAsync(TestLibrary library)
    {
        var pairing = await library.TrackAsync(Captures.Address);
        foreach (var day in new[] { 0, 1, 3, 4 }) await library.TakeAsync(Captures.Of(pairing.SourceId, day, Captures.Page(1)));
        return (pairing.PolicyId, (await library.TakeAsync(Captures.Of(pairing.SourceId, 2, Captures.FrontPage))).Id);
    }
}
