using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Fetching;

public class LocalBudgetTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly ManualClock clock = new();
    private readonly LocalBudget budget;
    private readonly DateTimeOffset start;

    public LocalBudgetTests()
    {
        budget = new(clock);
        start = clock.GetUtcNow();
    }

    [Fact]
    public async Task The_first_turn_comes_at_once_and_the_next_ones_an_interval_apart()
    {
        var turns = new[] { Take(), Take(), Take() };
        Assert.True(turns[0].IsCompleted);
        Assert.False(turns[1].IsCompleted);

        clock.Advance(Interval);
        await turns[1];
        Assert.False(turns[2].IsCompleted);

        clock.Advance(Interval);
        Assert.Equal([start, start + Interval, start + (2 * Interval)], (await Task.WhenAll(turns)).Select(turn => turn.At));
    }

    [Fact]
    public async Task Keys_do_not_wait_for_each_other()
    {
        await Take();

        Assert.Equal(start, (await Take("b")).At);
    }

    [Fact]
    public async Task Time_that_nobody_used_is_not_saved_up()
    {
        await Take();
        clock.Advance(TimeSpan.FromHours(1));
        await Take();

        Assert.False(Take().IsCompleted);
    }

    [Fact]
    public async Task A_pause_holds_back_even_those_who_wait_already_and_keeps_them_apart()
    {
        var end = start + TimeSpan.FromSeconds(60);
        await Take();
        var waiting = new List<Task<BudgetTurn>> { Take(), Take() };
        await budget.PauseAsync("a", end, "The archive said 429.", TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.All(waiting, turn => Assert.False(turn.IsCompleted));
        while (waiting.Any(turn => !turn.IsCompleted))
        {
            clock.Advance(Interval);
            // Lets whoever was woken reserve its next slot before the clock moves on.
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        var slots = (await Task.WhenAll(waiting)).Select(turn => turn.At).Order().ToList();
        Assert.True(slots[0] >= end);
        Assert.True(slots[1] - slots[0] >= Interval);
    }

    [Fact]
    public async Task An_earlier_end_does_not_shorten_a_pause()
    {
        await budget.PauseAsync("a", start + TimeSpan.FromSeconds(60), "long", TestContext.Current.CancellationToken);
        await budget.PauseAsync("a", start + TimeSpan.FromSeconds(5), "short", TestContext.Current.CancellationToken);
        var turn = Take();

        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(start + TimeSpan.FromSeconds(60), (await turn).At);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        await Take();
        using var cancel = new CancellationTokenSource();
        var turn = budget.TakeAsync("a", Interval, cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
    }

    private Task<BudgetTurn> Take(string key = "a") => budget.TakeAsync(key, Interval, TestContext.Current.CancellationToken).AsTask();
}
