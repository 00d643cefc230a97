using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyDiff.App.Jobs;
using PolicyDiff.Tests.Alerts;

namespace PolicyDiff.App.Tests.Jobs;

public sealed class JobLaneTests
{
    private readonly TestClock clock = new();
    private readonly ApplicationLifetime lifetime = new(NullLogger<ApplicationLifetime>.Instance);

    [Fact]
    public async Task A_lane_works_until_there_is_nothing_left()
    {
        var left = 3;

        await RunAsync(Lane(), _ => Task.FromResult(--left > 0));

        Assert.Equal(0, left);
    }

    [Fact]
    public async Task A_lane_ends_after_half_a_minute_so_that_its_place_goes_round()
    {
        var steps = 0;

        await RunAsync(Lane(), _ =>
        {
            steps++;
            clock.Now += TimeSpan.FromSeconds(8);
            return Task.FromResult(true);
        });

        Assert.Equal(4, steps);
    }

    [Fact]
    public async Task A_step_that_throws_rests_its_own_lane_longer_each_time_and_no_other_one()
    {
        var lane = Lane();
        var (attempts, others) = (0, 0);
        for (var second = 0; second < 600; second++)
        {
            await RunAsync(lane, _ =>
            {
                attempts++;
                throw new InvalidOperationException("Poison.");
            });
            await lane.RunAsync("other", _ => Task.FromResult(++others < 0), CancellationToken.None);
            clock.Now += TimeSpan.FromSeconds(1);
        }

        // After 1, 2, 4, 8, 16, 32 seconds, then each minute: at 0, 1, 3, 7, 15, 31, 63, 123 … 543.
        Assert.Equal(15, attempts);
        Assert.Equal(600, others);
    }

    [Fact]
    public async Task A_success_ends_the_rests()
    {
        var lane = Lane();
        await RunAsync(lane, _ => throw new InvalidOperationException("Poison."));
        clock.Now += TimeSpan.FromSeconds(1);
        await RunAsync(lane, _ => Task.FromResult(false));
        var runs = 0;

        await RunAsync(lane, _ => Task.FromResult(++runs < 0));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task When_the_program_stops_the_step_under_way_ends_and_no_other_begins()
    {
        var steps = 0;

        await RunAsync(Lane(), token =>
        {
            steps++;
            lifetime.StopApplication();
            Assert.False(token.IsCancellationRequested);
            return Task.FromResult(true);
        });

        Assert.Equal(1, steps);
    }

    private JobLane Lane() => new(lifetime, clock, NullLogger<JobLane>.Instance);

    private static Task RunAsync(JobLane lane, Func<CancellationToken, Task<bool>> step) => lane.RunAsync("lane", step, TestContext.Current.CancellationToken);
}
