using System.Globalization;
using PolicyDiff.Archives.Planning;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Archives.Planning;

public class BackfillPlannerTests
{
    private static readonly DateTimeOffset Start = new(2005, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_listed_is_nothing_to_do() => Assert.True(new BackfillPlanner([], BackfillStrategy.Changes).IsDone);

    [Fact]
    public void The_ends_are_opened_first()
    {
        var history = History.Of("AAAABBBB", daysApart: 1);

        Assert.Equal(["7", "0"], history.Plan(BackfillStrategy.Changes).Next(2));
    }

    [Fact]
    public void Neighbours_with_equal_texts_are_not_looked_between()
    {
        var history = History.Of(new string('A', 50), daysApart: 1);
        history.Run(BackfillStrategy.Changes, atMost: 1);

        // The ends; the allowance of a history without a change has no room for a look.
        Assert.Equal(2, history.Opened);
    }

    [Fact]
    public void A_change_is_bounded_by_its_two_neighbours()
    {
        var history = History.Of("AAAAAAAAAAAAABBBBBBBBBBBBBBBBBBB", daysApart: 1);
        history.Run(BackfillStrategy.Changes, atMost: 1, looks: false);

        Assert.True(history.IsOpen(12) && history.IsOpen(13));
        Assert.True(history.Opened <= 2 + 5);
    }

    [Fact]
    public void Unusable_mementos_are_stepped_over()
    {
        var history = History.Of("..A..A.......B..B..", daysApart: 1);
        history.Run(BackfillStrategy.Changes, atMost: 1);

        Assert.True(history.IsOpen(5) && history.IsOpen(13));
    }

    [Fact]
    public void Every_quarter_of_a_year_is_looked_at()
    {
        var history = History.Of(new string('A', 1000), daysApart: 4);
        history.Run(BackfillStrategy.Changes, atMost: 1);

        // 3,996 days from the first of January are the 44 quarters of eleven years; the two ends stand in two of them, and one look is allowed.
        Assert.InRange(history.Opened, 44, 45);
    }

    [Fact]
    public void What_is_busy_is_not_given_out_again_and_its_gap_waits()
    {
        var history = History.Of("AAAAAAAABBBBBBBB", daysApart: 1);
        foreach (var key in history.Plan(BackfillStrategy.Changes).Next(2)) history.Open(key);

        var first = history.Plan(BackfillStrategy.Changes).Next(5);
        history.Occupy(Assert.Single(first));

        Assert.Empty(history.Plan(BackfillStrategy.Changes).Next(5));
        Assert.False(history.Plan(BackfillStrategy.Changes).IsDone);
    }

    [Fact]
    public void Several_at_once_come_from_different_gaps()
    {
        var history = History.Of("AAAAABBBBBCCCCCDDDDDEEEEE", daysApart: 30);
        for (var round = 0; round < 100 && !history.Plan(BackfillStrategy.Changes).IsDone; round++)
        {
            var keys = history.Plan(BackfillStrategy.Changes).Next(4);
            Assert.Equal(keys.Count, keys.Distinct().Count());
            foreach (var key in keys) history.Open(key);
        }

        Assert.True(history.FoundAllVersions());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Every_version_of_a_history_without_returns_is_found(int atMost)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var history = History.Random(seed, returns: false);
            history.Run(BackfillStrategy.Changes, atMost);

            Assert.True(history.FoundAllVersions(), $"seed {seed}");
            Assert.True(history.EveryChangeIsBounded(), $"seed {seed}");
        }
    }

    [Fact]
    public void Every_change_that_was_seen_is_bounded_even_when_texts_return()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var history = History.Random(seed, returns: true);
            history.Run(BackfillStrategy.Changes, atMost: 3);

            Assert.True(history.EveryChangeIsBounded(), $"seed {seed}");
        }
    }

    [Fact]
    public void Few_changes_cost_few_openings()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var history = History.Random(seed, returns: false, unusable: false);
            history.Run(BackfillStrategy.Changes, atMost: 1);

            var allowed = history.Quarters + (BackfillPlanner.Allowance * InformationLimit.Of(history.Count, history.Changes));
            var bound = Math.Max(allowed, history.Quarters + 1 + (history.Changes * Math.Ceiling(Math.Log2(history.LargestQuarter + 1) + 1)));
            Assert.True(history.Opened <= bound, $"seed {seed}: {history.Opened} opened of {history.Count}, bound {bound}");
        }
    }

    [Fact]
    public void A_run_that_is_stopped_and_goes_on_opens_what_one_run_opens()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var whole = History.Random(seed, returns: true);
            whole.Run(BackfillStrategy.Changes, atMost: 1);
            var stopped = History.Random(seed, returns: true);
            for (var step = 0; step < seed; step++)
            {
                foreach (var key in stopped.Plan(BackfillStrategy.Changes).Next(1)) stopped.Open(key);
            }

            stopped.Run(BackfillStrategy.Changes, atMost: 1);
            Assert.Equal(whole.OpenedKeys, stopped.OpenedKeys);
        }
    }

    [Fact]
    public void A_page_that_was_gone_for_years_is_not_asked_for_as_often_as_it_was_captured()
    {
        var history = History.Of(new string('A', 300) + new string('.', 3000), daysApart: 1);
        history.Run(BackfillStrategy.Changes, atMost: 1);

        // 37 quarters; of each that is gone some eight are tried, of 3,000.
        Assert.InRange(history.Opened, 37, 400);
        Assert.True(history.IsOpen(299) && history.IsOpen(300));
    }

    [Fact]
    public void A_text_that_shows_between_equal_ends_is_found_by_a_look()
    {
        var history = History.Of(new string('A', 40) + new string('B', 20) + new string('A', 30) + new string('C', 90), daysApart: 1);
        history.Run(BackfillStrategy.Changes, atMost: 1);

        Assert.True(history.FoundAllVersions());
    }

    [Fact]
    public void Three_captures_and_ten_thousand_in_bursts_stay_within_the_allowance()
    {
        var three = History.Of("AAA", daysApart: 1);
        three.Run(BackfillStrategy.Changes, atMost: 4);
        Assert.InRange(three.Opened, 2, 3);

        var bursts = History.Bursts(10_000, seed: 7);
        bursts.Run(BackfillStrategy.Changes, atMost: 4);
        Assert.True(bursts.FoundAllVersions());
        Assert.InRange(bursts.Ratio, 0, 1.3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Histories_cost_little_more_than_they_must(int atMost)
    {
        double spent = 0, limit = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var history = History.Random(seed, returns: false, unusable: false);
            history.Run(BackfillStrategy.Changes, atMost);
            spent += history.Opened - history.Quarters;
            limit += InformationLimit.Of(history.Count, history.Changes);
        }

        Assert.InRange(spent / limit, 0, 1.3);
    }

    [Fact]
    public void Another_documents_change_is_where_the_search_begins()
    {
        var alone = History.Of(new string('A', 60) + new string('B', 29), daysApart: 1);
        alone.Run(BackfillStrategy.Changes, atMost: 1, looks: false);
        var told = History.Of(new string('A', 60) + new string('B', 29), daysApart: 1);
        told.Elsewhere = [new(Start.AddDays(59), Start.AddDays(60))];
        told.Run(BackfillStrategy.Changes, atMost: 1, looks: false);

        // The ends, and the two captures beside the change.
        Assert.Equal(4, told.Opened);
        Assert.InRange(alone.Opened, 7, 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(88)]
    public void A_wrong_hint_costs_one_or_two_openings_and_no_version(int day)
    {
        var history = History.Of(new string('A', 60) + new string('B', 29), daysApart: 1);
        history.Elsewhere = [new(Start.AddDays(day - 1), Start.AddDays(day))];
        history.Run(BackfillStrategy.Changes, atMost: 1, looks: false);

        Assert.True(history.IsOpen(59) && history.IsOpen(60));
        Assert.InRange(history.Opened, 4, 12);
    }

    [Fact]
    public void Equal_bytes_point_to_the_place_and_are_no_proof()
    {
        // Bytes change once, where the text does, and once where it does not.
        var history = History.Of(new string('A', 60) + new string('B', 29), daysApart: 1);
        history.DigestOf = index => index < 20 ? "x" : index < 60 ? "y" : "z";
        history.Run(BackfillStrategy.Changes, atMost: 1, looks: false);
        Assert.True(history.IsOpen(59) && history.IsOpen(60));
        Assert.InRange(history.Opened, 4, 6);

        // The index says that the bytes never changed, and it is wrong.
        var lying = History.Of(new string('A', 60) + new string('B', 29), daysApart: 1);
        lying.DigestOf = _ => "x";
        lying.Run(BackfillStrategy.Changes, atMost: 1, looks: false);
        Assert.True(lying.IsOpen(59) && lying.IsOpen(60));
    }

    [Fact]
    public void The_newest_quarters_are_settled_before_old_ones_are_halved()
    {
        var changed = History.Of(new string('A', 200) + new string('B', 2700) + new string('C', 100), daysApart: 1);
        changed.Run(BackfillStrategy.Changes, atMost: 1, until: () => changed.IsOpen(2899) && changed.IsOpen(2900));
        Assert.False(changed.IsOpen(199) && changed.IsOpen(200));
    }

    [Fact]
    public void Every_opens_all()
    {
        var history = History.Random(3, returns: true);
        history.Run(BackfillStrategy.Every, atMost: 4);

        Assert.Equal(history.Count, history.Opened);
    }

    /// <summary>A hidden history: one letter for each memento's text, '.' for an unusable one.</summary>
    private sealed class History(string hidden, IReadOnlyList<DateTimeOffset> instants)
    {
        private readonly MementoState[] states = new MementoState[hidden.Length];

        public int Count => hidden.Length;

        public int Opened => states.Count(state => state is MementoState.Read or MementoState.Unusable);

        public IEnumerable<int> OpenedKeys => Enumerable.Range(0, Count).Where(IsOpen);

        public int Changes => Enumerable.Range(1, Count - 1).Count(index => hidden[index] != hidden[index - 1]);

        public int Quarters => Cells().Count();

        public int LargestQuarter => Cells().Max(cell => cell.Count());

        public static History Of(string hidden, int daysApart) => new(hidden, [.. Enumerable.Range(0, hidden.Length).Select(index => Start.AddDays(index * daysApart))]);

        public IReadOnlyList<ChangeWindow> Elsewhere { get; set; } = [];

        public Func<int, string?> DigestOf { get; set; } = _ => null;

        public double Ratio => (Opened - Quarters) / InformationLimit.Of(Count, Changes);

        /// <summary>Captures by the hundred on some days, weeks without any, a change now and then.</summary>
        public static History Bursts(int count, int seed)
        {
            var random = new Random(seed);
            var hidden = new char[count];
            var instants = new DateTimeOffset[count];
            var (text, at) = ('A', Start);
            for (var index = 0; index < count; index++)
            {
                var pause = random.Next(100) == 0;
                at = at.AddMinutes(pause ? random.Next(10_000, 60_000) : random.Next(1, 15));
                if (pause && random.Next(4) == 0) text++;
                hidden[index] = text;
                instants[index] = at;
            }

            return new(new(hidden), instants);
        }

        public static History Random(int seed, bool returns, bool unusable = true)
        {
            var random = new Random(seed);
            var hidden = new char[random.Next(1, 400)];
            var current = 'A';
            for (var index = 0; index < hidden.Length; index++)
            {
                if (random.Next(30) == 0) current = returns ? (char)('A' + random.Next(3)) : (char)(current + 1);
                hidden[index] = unusable && random.Next(8) == 0 ? '.' : current;
            }

            var at = Start;
            return new(new(hidden), [.. hidden.Select(_ => at = at.AddHours(random.Next(0, 500)))]);
        }

        public BackfillPlanner Plan(BackfillStrategy strategy) =>
            new([.. hidden.Select((text, index) => new PlannedMemento(index.ToString(CultureInfo.InvariantCulture), instants[index], states[index], states[index] == MementoState.Read ? ContentHash.Of(text.ToString()) : default) { Digest = DigestOf(index) })], strategy, Elsewhere);

        public void Open(string key)
        {
            var index = int.Parse(key, CultureInfo.InvariantCulture);
            Assert.True(states[index] is MementoState.Unknown or MementoState.Busy);
            states[index] = hidden[index] == '.' ? MementoState.Unusable : MementoState.Read;
        }

        public void Occupy(string key) => states[int.Parse(key, CultureInfo.InvariantCulture)] = MementoState.Busy;

        /// <param name="looks">False: until every change that shows is bounded.</param>
        public void Run(BackfillStrategy strategy, int atMost, bool looks = true, Func<bool>? until = null)
        {
            while (!Plan(strategy).IsDone && until?.Invoke() != true && (looks || !IsBounded))
            {
                var keys = Plan(strategy).Next(atMost);
                Assert.NotEmpty(keys);
                foreach (var key in keys) Open(key);
            }
        }

        private bool IsBounded => IsOpen(0) && IsOpen(Count - 1) && EveryChangeIsBounded();

        public bool IsOpen(int index) => states[index] is MementoState.Read or MementoState.Unusable;

        public bool FoundAllVersions() => Usable(hidden).SequenceEqual(Usable(new([.. hidden.Where((_, index) => IsOpen(index))])));

        public bool EveryChangeIsBounded()
        {
            var read = Enumerable.Range(0, Count).Where(index => states[index] == MementoState.Read).ToList();
            return read.Zip(read.Skip(1)).All(pair => hidden[pair.First] == hidden[pair.Second] || Enumerable.Range(pair.First, pair.Second - pair.First).All(IsOpen));
        }

        /// <summary>The sequence of versions: unusable mementos left out, runs of one text as one.</summary>
        private static IEnumerable<char> Usable(string texts)
        {
            var last = '.';
            foreach (var text in texts.Where(text => text != '.' && text != last)) yield return last = text;
        }

        private IEnumerable<IGrouping<(int Year, int Quarter), DateTimeOffset>> Cells() => instants.GroupBy(instant => (instant.Year, (instant.Month - 1) / 3));
    }
}
