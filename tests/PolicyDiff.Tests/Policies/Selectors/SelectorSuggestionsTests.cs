using Microsoft.EntityFrameworkCore;
using PolicyDiff.History.Queries;
using PolicyDiff.Policies.Selectors;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Policies.Selectors;

public sealed class SelectorSuggestionsTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_that_changes_on_every_capture_while_the_rest_stands_is_suggested_to_be_left_out()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        for (var day = 0; day < 6; day++) await library.TakeAsync(Captures.Live(pairing.SourceId, day, RestlessPage.Of(day)));

        var suggestion = await library.Get<SelectorSuggestions>().ForAsync(pairing.PolicyId, Cancelled);

        Assert.Equal(new(pairing.SourceId, "div.notice", 6), suggestion);
        var health = Assert.Single((await new TrackingHealth(library.Get<IDbContextFactory<PolicyDiffDb>>(), TimeProvider.System).ViewAsync(Cancelled)).Items);
        Assert.True(health.IsRestless);
        // Done as suggested, there is nothing more to suggest, and one text.
        Assert.Null(await library.Get<PolicySelectors>().SaveAsync(new(pairing.PolicyId, pairing.SourceId, new(new([], [suggestion!.Remove]), null, null)), Cancelled));
        Assert.Null(await library.Get<SelectorSuggestions>().ForAsync(pairing.PolicyId, Cancelled));
        Assert.Equal(1, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_policy_that_is_rewritten_often_gets_no_suggestion()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        for (var day = 0; day < 6; day++) await library.TakeAsync(Captures.Live(pairing.SourceId, day, Captures.Page(day)));

        Assert.Null(await library.Get<SelectorSuggestions>().ForAsync(pairing.PolicyId, Cancelled));
    }

    [Fact]
    public async Task A_part_that_rests_on_some_captures_is_not_taken_away()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        for (var day = 0; day < 6; day++) await library.TakeAsync(Captures.Live(pairing.SourceId, day, RestlessPage.Of(day / 2)));

        Assert.Null(await library.Get<SelectorSuggestions>().ForAsync(pairing.PolicyId, Cancelled));
    }
}
