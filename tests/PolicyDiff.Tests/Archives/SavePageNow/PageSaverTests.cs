using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.SavePageNow;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Archives.SavePageNow;

public sealed class PageSaverTests(PostgresFixture postgres)
{
    private readonly ShiftedClock clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_page_stands_beside_our_own_capture_and_is_listed_for_the_next_backfill()
    {
        await using var server = new SaveServer();
        await using var library = await OpenAsync(server);
        var capture = await SeenAsync(library);
        await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled);
        await StepsAsync(library, 2);
        Assert.Equal(SaveRequest.Saving, (await RowAsync(library)).State);
        var stamp = ArchiveTimestamp.Format(clock.GetUtcNow());
        server.Status = () => $$"""{"status": "success", "job_id": "spn2-1", "timestamp": "{{stamp}}", "original_url": "https://ferry.example/privacy"}""";
        await StepsAsync(library, 1);

        var row = await RowAsync(library);
        Assert.Equal((SaveRequest.Done, stamp, capture), (row.State, row.Stamp, row.CaptureId));
        Assert.EndsWith($"/web/{stamp}/{Captures.Address}", row.ArchiveAddress, StringComparison.Ordinal);
        await using var db = library.Db();
        Assert.Equal(stamp, (await db.Mementos.SingleAsync(Cancelled)).Stamp);
        Assert.Contains("url=https%3A%2F%2Fferry.example%2Fprivacy&skip_first_archive=1&if_not_archived_within=", Assert.Single(server.Forms), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_stays_pending_is_given_up_after_five_minutes_and_the_index_is_asked_before_anything_is_repeated()
    {
        await using var server = new SaveServer();
        await using var library = await OpenAsync(server);
        await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled);
        await StepsAsync(library, 3);
        clock.Advance(TimeSpan.FromMinutes(5));
        await StepsAsync(library, 1);
        var stamp = ArchiveTimestamp.Format(clock.GetUtcNow());
        server.Index.Add(stamp);
        await StepsAsync(library, 1);

        Assert.Equal((SaveRequest.Done, stamp), ((await RowAsync(library)).State, (await RowAsync(library)).Stamp));
        Assert.Single(server.Forms);
    }

    [Fact]
    public async Task A_job_nobody_knows_ends_after_a_few_tries_and_says_so()
    {
        await using var server = new SaveServer();
        await using var library = await OpenAsync(server);
        await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled);
        for (var step = 0; step < 400 && (await RowAsync(library)).FinishedAt is null; step++) await StepsAsync(library, 1);

        var row = await RowAsync(library);
        Assert.Equal((SaveRequest.Failed, "The Wayback Machine did not save the page in 4 tries."), (row.State, row.Sentence));
        Assert.Equal(4, server.Forms.Count);
        Assert.Equal(4, server.Requests.Count(head => head.Contains("/cdx/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_worker_that_dies_while_it_hands_the_page_in_leaves_no_second_copy_behind()
    {
        await using var server = new SaveServer();
        await using var library = await OpenAsync(server);
        await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled);
        using var death = new CancellationTokenSource();
        server.Submit = () =>
        {
            server.Index.Add(ArchiveTimestamp.Format(clock.GetUtcNow()));
            death.Cancel();
            return ("200 OK", "{}");
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await library.Get<PageSaver>().StepAsync(death.Token));
        Assert.False(await library.Get<PageSaver>().StepAsync(Cancelled));
        await StepsAsync(library, 1);

        Assert.Equal(SaveRequest.Done, (await RowAsync(library)).State);
        Assert.Single(server.Forms);
    }

    [Theory]
    [InlineData("error:blocked-url", SaveRequest.Failed)]
    [InlineData("error:no-access", SaveRequest.Failed)]
    [InlineData("error:job-failed", SaveRequest.Waiting)]
    [InlineData("error:something-new", SaveRequest.Waiting)]
    public async Task A_lasting_error_ends_it_and_a_passing_one_is_tried_again(string code, string state)
    {
        await using var server = new SaveServer { Status = () => $$"""{"status": "error", "status_ext": "{{code}}", "message": "It did not work."}""" };
        await using var library = await OpenAsync(server);
        await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled);
        await StepsAsync(library, 2);

        var row = await RowAsync(library);
        Assert.Equal((state, "The Wayback Machine could not save the page: It did not work."), (row.State, row.Sentence));
    }

    [Theory]
    [InlineData("200 OK", """{"message": "The capture will start in ~3 hours, 2 minutes because our service is overloaded.", "job_id": null}""", 180)]
    [InlineData("429 Too Many Requests", """{"status": "error", "status_ext": "error:too-many-daily-captures", "message": "This URL has been already captured 10 times today."}""", 10)]
    [InlineData("429 Too Many Requests\r\nRetry-After: 600", "<html>Too Many Requests</html>", 10)]
    public async Task When_told_to_wait_it_waits_and_says_until_when(string head, string body, int minutes)
    {
        await using var server = new SaveServer { Submit = () => (head, body) };
        await using var library = await OpenAsync(server);
        await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled);
        await StepsAsync(library, 1);

        var row = await RowAsync(library);
        Assert.Equal(SaveRequest.Waiting, row.State);
        Assert.True(row.NextAt >= clock.GetUtcNow().AddMinutes(minutes - 1) || row.NextAt.TimeOfDay == TimeSpan.FromMinutes(5), row.NextAt.ToString("o"));
        Assert.NotNull(row.Sentence);
    }

    [Fact]
    public async Task Nothing_is_handed_in_when_the_account_has_no_captures_left_today()
    {
        await using var server = new SaveServer { Account = """{"available": 5, "daily_captures": 1000, "daily_captures_limit": 1000}""" };
        await using var library = await OpenAsync(server);
        await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled);
        await StepsAsync(library, 1);

        Assert.Empty(server.Forms);
        var row = await RowAsync(library);
        Assert.Equal(("The account's captures of the day are used up. It is tried again tomorrow.", TimeSpan.FromMinutes(5)), (row.Sentence, row.NextAt.TimeOfDay));
    }

    [Fact]
    public async Task A_copy_older_than_what_was_seen_does_not_count()
    {
        await using var server = new SaveServer { Status = () => """{"status": "success", "job_id": "spn2-1", "timestamp": "20150101000000", "original_url": "https://ferry.example/privacy"}""" };
        await using var library = await OpenAsync(server);
        await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled);
        await StepsAsync(library, 2);

        Assert.Equal((SaveRequest.Waiting, null), ((await RowAsync(library)).State, (await RowAsync(library)).Stamp));
    }

    [Fact]
    public async Task Without_keys_the_feature_says_so_and_asks_for_nothing()
    {
        await using var server = new SaveServer();
        await using var library = await TestLibrary.OpenAsync(postgres, new() { Archive = server.Address, Clock = clock });
        await library.TrackAsync(Captures.Address);

        Assert.Equal(SaveRequests.NoKeys, await library.Get<SaveRequests>().AskAsync(await PolicyAsync(library), Cancelled));
        Assert.Equal(0, await library.CountAsync("save_request"));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_page_is_asked_for_once_however_often_the_button_is_pressed_and_saved_when_changed_only_where_set()
    {
        await using var server = new SaveServer();
        await using var library = await OpenAsync(server);
        var policy = await PolicyAsync(library);
        var capture = await SeenAsync(library);
        await library.Get<SaveRequests>().ChangedAsync(policy, capture, Cancelled);
        Assert.Equal(0, await library.CountAsync("save_request"));
        await library.Get<SaveRequests>().SetAsync(policy, true, Cancelled);
        await library.Get<SaveRequests>().ChangedAsync(policy, capture, Cancelled);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => library.Get<SaveRequests>().AskAsync(policy, Cancelled)));

        Assert.Equal((SaveRequest.Changed, capture), ((await RowAsync(library)).Cause, (await RowAsync(library)).CaptureId));
    }

    private async Task<TestLibrary> OpenAsync(SaveServer server)
    {
        var library = await TestLibrary.OpenAsync(postgres, new() { Archive = server.Address, Clock = clock, Keys = true });
        await library.TrackAsync(Captures.Address);
        return library;
    }

    /// <summary>Steps of a worker, each when it is due.</summary>
    private async Task StepsAsync(TestLibrary library, int count)
    {
        for (var step = 0; step < count; step++)
        {
            var row = await RowAsync(library);
            if (row.FinishedAt is not null) return;
            if (row.NextAt > clock.GetUtcNow()) clock.Advance(row.NextAt - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            Assert.True(await library.Get<PageSaver>().StepAsync(Cancelled));
        }
    }

    private async Task<long> SeenAsync(TestLibrary library)
    {
        await using var db = library.Db();
        var source = await db.Sources.Select(row => row.Id).SingleAsync(Cancelled);
        return (await library.TakeAsync(Captures.Live(source, 1, Captures.Page(1)) with { Instant = clock.GetUtcNow().AddMinutes(-2) })).Id;
    }

    private static async Task<long> PolicyAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.Policies.Select(policy => policy.Id).SingleAsync(Cancelled);
    }

    private static async Task<SaveRequest> RowAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.SaveRequests.AsNoTracking().SingleAsync(Cancelled);
    }
}
