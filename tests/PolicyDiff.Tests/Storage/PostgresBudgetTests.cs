using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Storage;

public sealed class PostgresBudgetTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takers_of_two_processes_get_slots_an_interval_apart()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var interval = TimeSpan.FromMilliseconds(20);
        var turns = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => (number % 2 == 0 ? library : other).Get<IBudget>().TakeAsync("archive:test:web", interval, Cancelled).AsTask()));

        var slots = turns.Select(turn => turn.At).Order().ToList();
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.True(pair.Second - pair.First >= interval, $"{pair.First:O} and {pair.Second:O} are closer than {interval}."));
        Assert.All(turns, turn => Assert.True(turn.Waited >= TimeSpan.Zero));
    }

    [Fact]
    public async Task Keys_do_not_wait_for_each_other()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var budget = library.Get<IBudget>();
        await budget.PauseAsync("host:slow.example", TimeProvider.System.GetUtcNow().AddHours(1), "It asked for it.", Cancelled);
        Assert.Equal("host:quick.example", (await budget.TakeAsync("host:quick.example", TimeSpan.FromHours(1), Cancelled)).Key);
    }

    [Fact]
    public async Task A_pause_is_obeyed_by_those_who_wait_already_in_whatever_process()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var interval = TimeSpan.FromMilliseconds(400);
        var first = await library.Get<IBudget>().TakeAsync("k", interval, Cancelled);
        var waiting = Enumerable.Range(0, 3).Select(_ => other.Get<IBudget>().TakeAsync("k", interval, Cancelled).AsTask()).ToList();
        while (await NextAsync(library) < first.At + (interval * 3)) await Task.Delay(5, Cancelled);
        var until = first.At + TimeSpan.FromSeconds(2.5);
        await library.Get<IBudget>().PauseAsync("k", until, "The archive said 429.", Cancelled);

        var turns = await Task.WhenAll(waiting);
        Assert.All(turns, turn => Assert.True(turn.At >= until, $"The slot {turn.At:O} lies in the pause until {until:O}."));
        var slots = turns.Select(turn => turn.At).Order().ToList();
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.True(pair.Second - pair.First >= interval));
    }

    [Fact]
    public async Task An_earlier_end_never_shortens_a_pause()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var budget = library.Get<IBudget>();
        var until = new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await budget.PauseAsync("k", until, "the long one", Cancelled);
        await budget.PauseAsync("k", until.AddYears(-1), "the short one", Cancelled);

        Assert.Contains("the long one", Assert.Single(await library.RowsAsync("select paused_until, reason from budget")), StringComparison.Ordinal);
        await using var db = library.Db();
        Assert.Equal(until, Assert.Single(db.Budgets).PausedUntil);
    }

    [Fact]
    public async Task A_pause_of_years_is_waited_for_and_can_be_given_up()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var budget = library.Get<IBudget>();
        await budget.PauseAsync("k", TimeProvider.System.GetUtcNow().AddYears(3), "Retry-After: 99999999", Cancelled);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var taking = budget.TakeAsync("k", TimeSpan.FromSeconds(1), patience.Token).AsTask();
        await Task.Delay(200, Cancelled);

        Assert.False(taking.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
    }

    private static async Task<DateTimeOffset> NextAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return db.Budgets.Single().NextAt;
    }
}
