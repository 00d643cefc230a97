using Microsoft.EntityFrameworkCore;
using PolicyDiff.Policies.Selectors;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Policies.Selectors;

public sealed class SelectorQueueTests(PostgresFixture postgres)
{
    private const int Many = SelectorQueue.MostAtOnce + 5;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_short_history_is_read_at_once()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await FillAsync(library, 3);

        Assert.Equal(new(null, true), await library.Get<SelectorQueue>().AskAsync(Wish(pairing, ".notice"), Cancelled));

        Assert.Equal(1, await library.CountAsync("policy_source where live and remove_css = '{.notice}'"));
        Assert.Equal(0, await library.CountAsync("selector_task"));
    }

    [Fact]
    public async Task A_long_history_is_left_to_the_workers_and_the_old_selectors_count_until_they_are_done()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await FillAsync(library, Many);
        var queue = library.Get<SelectorQueue>();
        var readings = await library.CountAsync("reading");

        Assert.Equal(new(null, false), await queue.AskAsync(Wish(pairing, ".notice"), Cancelled));

        Assert.Equal(readings, await library.CountAsync("reading"));
        var waiting = Assert.Single(await queue.WaitingAsync(pairing.PolicyId, Cancelled));
        Assert.Equal((0, Many), (waiting.Read, waiting.Captures));
        Assert.Equal(1, await library.CountAsync("policy_source where live and remove_css = '{}'"));

        Assert.True(await queue.StepAsync(Cancelled));
        Assert.Equal(Many, Assert.Single(await queue.WaitingAsync(pairing.PolicyId, Cancelled)).Read);
        Assert.Equal(1, await library.CountAsync("policy_source where live and remove_css = '{}'"));

        Assert.True(await queue.StepAsync(Cancelled));
        Assert.False(await queue.StepAsync(Cancelled));
        Assert.Empty(await queue.WaitingAsync(pairing.PolicyId, Cancelled));
        Assert.Equal(1, await library.CountAsync("policy_source where live and remove_css = '{.notice}'"));
        Assert.Equal(1, await library.CountAsync("version"));
    }

    [Fact]
    public async Task What_a_dead_worker_had_is_taken_by_another_and_nothing_is_read_twice()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await FillAsync(library, Many);
        var queue = library.Get<SelectorQueue>();
        await queue.AskAsync(Wish(pairing, ".notice"), Cancelled);
        await queue.StepAsync(Cancelled);
        await library.ExecuteAsync($"update selector_task set lease_until = now() + interval '1 hour'");
        Assert.False(await queue.StepAsync(Cancelled));
        await library.ExecuteAsync($"update selector_task set lease_until = '2001-01-01'");
        var readings = await library.CountAsync("reading");

        while (await queue.StepAsync(Cancelled))
        {
        }

        Assert.Equal(readings, await library.CountAsync("reading"));
        Assert.Equal(1, await library.CountAsync("policy_source where live and remove_css = '{.notice}'"));
    }

    [Fact]
    public async Task Of_two_wishes_the_later_one_counts_in_the_end()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await FillAsync(library, Many);
        var queue = library.Get<SelectorQueue>();
        await queue.AskAsync(Wish(pairing, ".notice"), Cancelled);
        // Nothing to read for this one, but one is before it.
        Assert.Equal(new(null, false), await queue.AskAsync(Wish(pairing), Cancelled));
        while (await queue.StepAsync(Cancelled))
        {
        }

        Assert.Equal(1, await library.CountAsync("policy_source where live and remove_css = '{}'"));
        Assert.Contains("is not a CSS selector", (await queue.AskAsync(Wish(pairing, "main >>> ["), Cancelled)).Problem, StringComparison.Ordinal);
    }

    private static SelectorWish Wish(PolicySource pairing, params string[] remove) => new(pairing.PolicyId, pairing.SourceId, new(new([], remove), null, null));

    // One policy with a notice that is another one each day.
    private static async Task<PolicySource> FillAsync(TestLibrary library, int captures)
    {
        var pairing = await library.TrackAsync(Captures.Address);
        for (var day = 0; day < captures; day++) await library.TakeAsync(Captures.Of(pairing.SourceId, day, RestlessPage.Of(day)));
        return pairing;
    }
}
