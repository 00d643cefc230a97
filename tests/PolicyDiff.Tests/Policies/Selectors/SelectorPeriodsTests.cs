using PolicyDiff.Policies.Selectors;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Policies.Selectors;

public sealed class SelectorPeriodsTests
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_instant_has_the_wish_inside_it_and_what_it_had_outside()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            IReadOnlyList<SelectorPeriod> periods = [new(Set("first"), Day(random, -5), Day(random, 30))];
            if (periods[0].From >= periods[0].Until) continue;
            for (var step = 0; step < 6; step++)
            {
                var wish = new SelectorPeriod(Set($"{random.Next(3)}"), Day(random, 0), Day(random, 25));
                if (wish.From >= wish.Until) continue;
                var after = SelectorPeriods.With(periods, wish);
                for (var day = -10; day < 50; day++)
                {
                    var instant = Start.AddDays(day);
                    var before = periods.SingleOrDefault(period => period.Covers(instant));
                    var now = after.SingleOrDefault(period => period.Covers(instant));
                    Assert.Equal(before is null ? null : wish.Covers(instant) ? wish.Selectors.Key : before.Selectors.Key, now?.Selectors.Key);
                }

                for (var index = 1; index < after.Count; index++) Assert.False(after[index - 1].Until == after[index].From && after[index - 1].Selectors.Key == after[index].Selectors.Key);
                periods = after;
            }
        }
    }

    [Fact]
    public void A_wish_without_dates_takes_the_place_of_all() =>
        Assert.Equal("main", Assert.Single(Assert.Single(SelectorPeriods.With([new(SelectorSet.None, null, null)], new(Set("main"), null, null))).Selectors.Select));

    private static SelectorSet Set(string css) => new([css], []);

    private static DateTimeOffset? Day(Random random, int about) => random.Next(3) == 0 ? null : Start.AddDays(about + random.Next(20));
}
