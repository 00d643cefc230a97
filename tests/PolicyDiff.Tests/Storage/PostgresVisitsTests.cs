using Microsoft.EntityFrameworkCore;
using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Storage;

public sealed class PostgresVisitsTests(PostgresFixture postgres)
{
    private const string Key = "archive:test:web";

    private static readonly VisitRule Rule = new(Key, TimeSpan.Zero, 2) { BreakerKey = "archive:test" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_processes_together_have_no_more_under_way_than_the_rule_allows()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        int now = 0, most = 0, all = 0;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => (number % 2 == 0 ? library : other).Get<IBudget>().VisitAsync(Rule, Ask, Cancelled).AsTask()));

        Assert.Equal((12, 2), (all, most));
        Assert.Equal(0, await library.CountAsync("budget_place"));

        async Task<Contact> Ask()
        {
            var under = Interlocked.Increment(ref now);
            lock (Rule) most = Math.Max(most, under);
            await Task.Delay(30, Cancelled);
            Interlocked.Decrement(ref now);
            Interlocked.Increment(ref all);
            return Contact.Answered;
        }
    }

    [Fact]
    public async Task Who_came_first_is_served_first()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var budget = library.Get<IBudget>();
        var hold = new TaskCompletionSource();
        var order = new List<int>();
        var visits = new List<Task> { budget.VisitAsync(Rule with { AtOnce = 1 }, () => Held(hold), Cancelled).AsTask() };
        for (var number = 1; number <= 4; number++)
        {
            while (await library.CountAsync("budget_place") < number) await Task.Delay(5, Cancelled);
            var mine = number;
            visits.Add(budget.VisitAsync(Rule with { AtOnce = 1 }, () => Noted(order, mine), Cancelled).AsTask());
        }

        while (await library.CountAsync("budget_place") < 5) await Task.Delay(5, Cancelled);
        hold.SetResult();
        await Task.WhenAll(visits);
        Assert.Equal([1, 2, 3, 4], order);
    }

    [Fact]
    public async Task The_places_of_a_process_that_died_are_free_after_their_lease()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await library.ExecuteAsync($"insert into budget_place (holder, key, asked_at, until) select gen_random_uuid(), {"'" + Key + "'"}, clock_timestamp(), clock_timestamp() + interval '1 hour' from generate_series(1, 2)");
        var visit = library.Get<IBudget>().VisitAsync(Rule, () => Task.FromResult(Contact.Answered), Cancelled).AsTask();
        await Task.Delay(300, Cancelled);
        Assert.False(visit.IsCompleted);

        await library.ExecuteAsync($"update budget_place set until = clock_timestamp() - interval '1 second' where until > clock_timestamp() + interval '30 minutes'");
        Assert.Null(await visit);
    }

    [Fact]
    public async Task A_visit_given_up_gives_its_place_up()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var hold = new TaskCompletionSource();
        var first = library.Get<IBudget>().VisitAsync(Rule with { AtOnce = 1 }, () => Held(hold), Cancelled).AsTask();
        while (await library.CountAsync("budget_place") < 1) await Task.Delay(5, Cancelled);
        var second = library.Get<IBudget>().VisitAsync(Rule with { AtOnce = 1 }, () => Task.FromResult(Contact.Answered), patience.Token).AsTask();
        while (await library.CountAsync("budget_place") < 2) await Task.Delay(5, Cancelled);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, await library.CountAsync("budget_place"));
        hold.SetResult();
        await first;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_one_goes_at_a_time_the_pace_counts_from_the_end_of_a_request_however_it_ended(bool answered)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var rule = Rule with { AtOnce = 1, Interval = TimeSpan.FromMinutes(10) };
        var ended = DateTimeOffset.MinValue;
        var visit = library.Get<IBudget>().VisitAsync(rule, AskAsync, Cancelled).AsTask();

        if (answered) await visit;
        else await Assert.ThrowsAsync<OperationCanceledException>(() => visit);
        await using var db = library.Db();
        var next = await db.Budgets.Where(budget => budget.Key == Key).Select(budget => budget.NextAt).SingleAsync(Cancelled);
        Assert.True(next - ended >= rule.Interval, $"The next one may start {next - ended} after the end.");
        Assert.Equal(0, await library.CountAsync("budget_place"));

        async Task<Contact> AskAsync()
        {
            // The archive may get a request long after it was sent: a busy machine, a slow line.
            await Task.Delay(1200, Cancelled);
            ended = TimeProvider.System.GetUtcNow();
            return answered ? Contact.Answered : throw new OperationCanceledException();
        }
    }

    [Fact]
    public async Task A_long_pause_is_told_and_not_waited_for()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var budget = library.Get<IBudget>();
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1);
        await budget.PauseAsync(Key, until, "The archive said 429.", Cancelled);
        var rest = await budget.VisitAsync(Rule, () => throw new InvalidOperationException("Nobody may ask."), Cancelled);

        Assert.Equal("The archive said 429.", rest!.Reason);
        Assert.True((rest.Until - until).Duration() < TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await library.CountAsync("budget_place"));
    }

    [Fact]
    public async Task A_refused_connection_stops_all_classes_in_all_processes_for_an_hour_and_one_probes_then()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        Assert.Null(await library.Get<IBudget>().VisitAsync(Rule, () => Task.FromResult(Contact.Refused), Cancelled));
        var rest = await other.Get<IBudget>().VisitAsync(Rule with { Key = "archive:test:cdx" }, () => throw new InvalidOperationException("Nobody may ask."), Cancelled);
        Assert.Contains("refuses connections", rest!.Reason, StringComparison.Ordinal);
        Assert.InRange(rest.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));

        await PassAsync(library, "1 hour");
        var hold = new TaskCompletionSource();
        var asked = 0;
        var visits = Enumerable.Range(0, 6).Select(number => (number % 2 == 0 ? library : other).Get<IBudget>().VisitAsync(Rule with { AtOnce = 6 }, ProbeAsync, Cancelled).AsTask()).ToList();
        while (visits.Count(visit => visit.IsCompleted) < 5) await Task.Delay(5, Cancelled);
        hold.SetResult();
        var rests = await Task.WhenAll(visits);

        Assert.Equal(1, asked);
        Assert.Equal(5, rests.Count(one => one is not null));
        var again = await other.Get<IBudget>().VisitAsync(Rule, () => throw new InvalidOperationException("Nobody may ask."), Cancelled);
        Assert.InRange(again!.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(121));

        await PassAsync(library, "2 hours");
        Assert.Null(await other.Get<IBudget>().VisitAsync(Rule, () => Task.FromResult(Contact.Answered), Cancelled));
        Assert.Null(await library.Get<IBudget>().VisitAsync(Rule, () => Task.FromResult(Contact.Answered), Cancelled));

        async Task<Contact> ProbeAsync()
        {
            Interlocked.Increment(ref asked);
            await hold.Task;
            return Contact.Refused;
        }
    }

    /// <summary>Time goes by for everything that is remembered.</summary>
    internal static async Task PassAsync(TestLibrary library, string span)
    {
        await library.ExecuteAsync($"update breaker set open_until = open_until - interval '{span}', opened_at = opened_at - interval '{span}', closed_at = closed_at - interval '{span}', last_break_at = last_break_at - interval '{span}', probe_until = probe_until - interval '{span}'");
        await library.ExecuteAsync($"update budget set next_at = next_at - interval '{span}', paused_until = paused_until - interval '{span}'");
    }

    private static async Task<Contact> Held(TaskCompletionSource hold)
    {
        await hold.Task;
        return Contact.Answered;
    }

    private static Task<Contact> Noted(List<int> order, int number)
    {
        lock (order) order.Add(number);
        return Task.FromResult(Contact.Answered);
    }
}
