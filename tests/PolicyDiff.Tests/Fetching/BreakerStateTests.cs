using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Fetching;

public class BreakerStateTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_refused_connection_opens_it_for_its_time_and_then_for_one_probe()
    {
        var open = new BreakerState().After(Contact.Refused, Start, Start, Hour);

        Assert.Equal(Start + Hour, open.RestAt(Start)!.Until);
        Assert.NotNull(open.RestAt(Start + Hour - TimeSpan.FromTicks(1)));
        Assert.Null(open.RestAt(Start + Hour));
        Assert.True(open.WantsProbe(Start + Hour));

        var probing = open.Probing(Start + Hour);
        Assert.False(probing.WantsProbe(Start + Hour));
        Assert.Contains("One request is under way", probing.RestAt(Start + Hour)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_repetition_doubles_the_time_up_to_a_day()
    {
        var state = new BreakerState();
        var now = Start;
        var hours = new List<double>();
        for (var opening = 0; opening < 7; opening++)
        {
            state = state.After(Contact.Refused, now, now, Hour);
            hours.Add((state.OpenUntil!.Value - now).TotalHours);
            now = state.OpenUntil.Value;
            state = state.Probing(now);
        }

        Assert.Equal([1, 2, 4, 8, 16, 24, 24], hours);
    }

    [Fact]
    public void An_answered_probe_closes_it_and_the_next_opening_soon_after_is_a_repetition()
    {
        var open = new BreakerState().After(Contact.Refused, Start, Start, Hour).Probing(Start + Hour);
        var closed = open.After(Contact.Answered, Start + Hour, Start + Hour, Hour);
        Assert.Null(closed.RestAt(Start + Hour));
        Assert.False(closed.WantsProbe(Start + Hour));

        var soon = Start + (Hour * 2);
        Assert.Equal(soon + (Hour * 2), closed.After(Contact.Refused, soon, soon, Hour).OpenUntil);
        var later = Start + TimeSpan.FromDays(2);
        Assert.Equal(later + Hour, closed.After(Contact.Refused, later, later, Hour).OpenUntil);
    }

    [Fact]
    public void One_connection_broken_off_stops_nobody()
    {
        var state = new BreakerState().After(Contact.BrokenOff, Start, Start, Hour);
        Assert.Null(state.RestAt(Start));
    }

    [Fact]
    public void Connections_broken_off_one_after_the_other_open_it_by_steps()
    {
        var state = new BreakerState();
        var now = Start;
        var rests = new List<TimeSpan>();
        for (var broken = 0; broken < 4; broken++)
        {
            state = state.After(Contact.BrokenOff, now, now, Hour);
            rests.Add((state.OpenUntil ?? now) - now);
            now = (state.OpenUntil ?? now).AddSeconds(1);
        }

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), Hour], rests);
    }

    [Fact]
    public void A_probe_that_is_broken_off_is_a_repetition()
    {
        var state = new BreakerState().After(Contact.Refused, Start, Start, Hour);
        var now = Start + Hour;
        foreach (var hours in new[] { 2, 4, 8 })
        {
            state = state.Probing(now).After(Contact.BrokenOff, now, now, Hour);
            Assert.Equal(now + (Hour * hours), state.OpenUntil);
            now = state.OpenUntil!.Value;
        }
    }

    [Fact]
    public void What_broke_with_one_event_counts_once()
    {
        var state = new BreakerState();
        for (var inFlight = 0; inFlight < 4; inFlight++) state = state.After(Contact.BrokenOff, Start.AddSeconds(-1), Start.AddMilliseconds(inFlight), Hour);

        Assert.Equal(1, state.Breaks);
        Assert.Null(state.RestAt(Start.AddSeconds(1)));
    }

    [Fact]
    public void An_answer_between_begins_the_count_anew()
    {
        var state = new BreakerState();
        for (var round = 0; round < 20; round++)
        {
            var now = Start.AddSeconds(round);
            state = state.After(Contact.BrokenOff, now, now, Hour).After(Contact.Answered, now.AddMilliseconds(1), now.AddMilliseconds(2), Hour);
        }

        Assert.Null(state.OpenUntil);
        Assert.Equal(0, state.Breaks);
    }

    [Fact]
    public void An_answer_to_a_request_from_before_it_opened_does_not_close_it()
    {
        var open = new BreakerState().After(Contact.Refused, Start, Start, Hour);
        Assert.Equal(open, open.After(Contact.Answered, Start.AddSeconds(-2), Start.AddSeconds(5), Hour));
        Assert.Equal(open, open.After(Contact.Refused, Start.AddSeconds(-2), Start.AddSeconds(5), Hour));
    }

    [Fact]
    public void A_probe_that_says_nothing_is_made_again_soon_and_one_that_dies_lets_go()
    {
        var probing = new BreakerState().After(Contact.Refused, Start, Start, Hour).Probing(Start + Hour);
        var again = probing.After(Contact.Unknown, Start + Hour, Start + Hour, Hour);
        Assert.Equal(Start + Hour + TimeSpan.FromMinutes(1), again.OpenUntil);
        Assert.Equal(1, again.Openings);

        Assert.False(probing.WantsProbe(Start + Hour + TimeSpan.FromMinutes(3)));
        Assert.True(probing.WantsProbe(Start + Hour + TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void What_says_nothing_changes_nothing() => Assert.Equal(new(), new BreakerState().After(Contact.Unknown, Start, Start, Hour));
}
