using PolicyDiff.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.History;

/// <summary>DESIGN.md invariant 2: whatever order, batches and repetitions captures arrive in, the history is the same.</summary>
public sealed class ArrivalOrderTests(PostgresFixture postgres)
{
    // The last one is of another policy, until redirects lead there.
    private static readonly string[] Addresses = ["https://ferry.example/privacy", "https://www.ferry.example/privacy.html", "http://ferry.example/old", "https://ferry.example/moved/here"];

    [Fact]
    public async Task Any_order_in_any_batches_gives_the_same_history()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var (moves, absences) = (0, 0);
        for (var seed = 0; seed < 16; seed++)
        {
            var random = new Random(seed);
            var history = Generate(random);
            var expected = await InsertAsync(library, [.. history.OrderBy(capture => capture.Instant)], history.Count);
            moves += expected.Count(row => row.Contains("source-moved", StringComparison.Ordinal));
            absences += expected.Count(row => row.Contains("\"removed\"", StringComparison.Ordinal));
            for (var order = 0; order < 2; order++)
            {
                var shuffled = history.Concat(history.Where(_ => random.Next(5) == 0)).ToArray();
                random.Shuffle(shuffled);
                var arrived = await InsertAsync(library, shuffled, random.Next(1, 6));
                Assert.True(expected.SequenceEqual(arrived), $"Seed {seed}, order {order}:\n{string.Join('\n', expected.Except(arrived))}\nbecame\n{string.Join('\n', arrived.Except(expected))}");
            }
        }

        Assert.True(moves >= 5, $"Only {moves} moves came up by chance.");
        Assert.True(absences >= 3, $"Only {absences} absences came up by chance.");
    }

    /// <summary>Captures of up to four sources; their rows are named 1 to 4 and put in place on insertion.</summary>
    private static List<ReceivedCapture> Generate(Random random)
    {
        var sources = random.Next(1, 5);
        return [.. Enumerable.Range(0, random.Next(6, 24)).Select(_ => Any(random, random.Next(1, sources + 1)))
            .DistinctBy(capture => (capture.SourceId, capture.Origin, capture.Instant, Body: capture.Body is { } body ? Convert.ToHexString(body.Span) : null))];
    }

    private static ReceivedCapture Any(Random random, int source)
    {
        // Few days and few texts: equal instants, reverts and flickers come by themselves.
        // Now and then a month later, so that absences last.
        var day = random.Next(10) + (random.Next(3) == 0 ? 40 : 0);
        var page = Captures.Of(source, day, Captures.Page(random.Next(4)));
        return random.Next(12) switch
        {
            0 => Captures.NotModified(source, day),
            1 => Captures.Unreachable(source, day),
            2 or 10 or 11 => page with { Status = 404 },
            3 => page with { Status = 302, Body = Array.Empty<byte>() },
            4 => page with { Body = System.Text.Encoding.UTF8.GetBytes("<title>Just a moment...</title><p>Verify you are human.</p>") },
            // Told by its neighbours alone.
            9 => page with { Body = System.Text.Encoding.UTF8.GetBytes(Captures.FrontPage) },
            5 or 8 => page with { FinalAddress = Addresses[random.Next(Addresses.Length)], Redirects = [new(Addresses[source - 1], random.Next(3) == 0 ? 302 : 301)] },
            6 or 7 => page with { Origin = Observation.Live },
            _ => page,
        };
    }

    private static async Task<List<string>> InsertAsync(TestLibrary library, IReadOnlyList<ReceivedCapture> captures, int batch)
    {
        await library.ExecuteAsync($"truncate organization, policy, source, policy_source, capture, reading, version, change restart identity cascade");
        var sources = new List<long>();
        foreach (var address in Addresses) sources.Add((await library.TrackAsync(address, address == Addresses[^1] ? "Cookie Policy" : "Privacy Policy", new() { Address = address, Joins = true })).SourceId);
        foreach (var some in captures.Chunk(batch))
        {
            var touched = new HashSet<long>();
            foreach (var capture in some)
            {
                touched.UnionWith((await library.Get<Intake>().TakeAsync(capture with { SourceId = sources[(int)capture.SourceId - 1] }, TestContext.Current.CancellationToken)).Policies);
            }

            foreach (var policy in touched) await library.Get<Historian>().ArrangeAsync(policy, ArrangeCause.Past, null, TestContext.Current.CancellationToken);
        }

        return await DerivedRows.OfAsync(library);
    }
}
