using PolicyDiff.History.Queries;

namespace PolicyDiff.Tests.History.Queries;

public sealed class KeptTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one()
    {
        var kept = new Kept<string, object>(100);
        var gate = new TaskCompletionSource();
        var made = 0;
        var askers = Enumerable.Range(0, 20).Select(_ => kept.GetAsync("a", async () =>
        {
            Interlocked.Increment(ref made);
            await gate.Task;
            return (new object(), 10);
        })).ToList();

        gate.SetResult();
        var values = await Task.WhenAll(askers);

        Assert.Equal(1, made);
        Assert.Single(values.Distinct());
        Assert.Equal(10, kept.Size);
    }

    [Fact]
    public async Task What_was_not_asked_for_longest_goes_first_when_there_is_too_much()
    {
        var kept = new Kept<string, int>(100);
        var made = new List<string>();
        foreach (var key in new[] { "a", "b", "a", "c", "a", "b" }) await GetAsync(key);

        // c pushed b out, and not a, which was asked for since.
        Assert.Equal(["a", "b", "c", "b"], made);
        Assert.True(kept.Size <= 100);

        Task<int> GetAsync(string key) => kept.GetAsync(key, () =>
        {
            made.Add(key);
            return Task.FromResult((1, 45L));
        });
    }

    [Fact]
    public async Task What_is_larger_than_all_that_may_be_kept_is_made_each_time_and_pushes_nothing_out()
    {
        var kept = new Kept<string, int>(100);
        await kept.GetAsync("small", () => Task.FromResult((1, 50L)));
        var made = 0;
        for (var time = 0; time < 2; time++) await kept.GetAsync("huge", () => Task.FromResult((++made, 101L)));

        Assert.Equal(2, made);
        Assert.Equal(50, kept.Size);
        Assert.Equal(1, await kept.GetAsync("small", () => throw new InvalidOperationException("It is kept.")));
    }

    [Fact]
    public async Task A_failure_is_told_to_who_waits_and_tried_again_by_the_next()
    {
        var kept = new Kept<string, int>(100);
        await Assert.ThrowsAsync<TimeoutException>(() => kept.GetAsync("a", () => throw new TimeoutException()));
        await Assert.ThrowsAsync<TimeoutException>(() => kept.GetAsync("a", async () =>
        {
            await Task.Yield();
            throw new TimeoutException();
        }));

        Assert.Equal(7, await kept.GetAsync("a", () => Task.FromResult((7, 1L))));
        Assert.Equal(1, kept.Size);
    }

    [Fact]
    public async Task Threads_that_ask_for_more_than_fits_keep_the_limit_and_get_what_they_asked_for()
    {
        var kept = new Kept<int, int>(200);
        await Parallel.ForEachAsync(Enumerable.Range(0, 5000), Cancelled, async (number, _) =>
        {
            var key = number * 7919 % 40;
            Assert.Equal(key, await kept.GetAsync(key, async () =>
            {
                if (key % 3 == 0) await Task.Yield();
                return (key, 20);
            }));
        });

        Assert.InRange(kept.Size, 20, 200);
    }
}
