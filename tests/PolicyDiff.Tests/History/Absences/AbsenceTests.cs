using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History.Absences;

/// <summary>When a policy was taken down and came back, through the real database.</summary>
public sealed class AbsenceTests(PostgresFixture postgres)
{
    private const string NotFound = "<title>Page not found</title><h1>Page not found</h1><p>The page you are looking for could not be found.</p>";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> SaysGone => ["404", "410", "soft-404", "home", "another document"];

    public static TheoryData<string> SaysNothing => ["timeout", "403", "500", "503", "challenge", "empty", "redirect alone"];

    [Theory]
    [MemberData(nameof(SaysGone))]
    public async Task A_policy_whose_address_says_for_days_that_it_is_not_there_was_taken_down_after_one_capture_and_no_later_than_another(string answer)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        foreach (var day in new[] { 3, 4, 6 }) await library.TakeAsync(Answer(answer, source, day), ArrangeCause.LiveCheck);

        var gone = Assert.Single(await EventsAsync(library));
        Assert.Equal((ChangeKind.Removed, (ContentHash?)null), (gone.Kind, gone.ToText));
        Assert.Equal((1.0, 3.0), Bounds(gone));
        Assert.Equal("no longer shows its Privacy Policy at its address", gone.Headline);
        Assert.Contains("3 times from 4 March 2015 to 7 March 2015", Assert.Single(gone.Reasons).Sentence, StringComparison.Ordinal);
        Assert.Equal(ChangeKind.Removed, Assert.Single(library.News).Change.Kind);
        await using var db = library.Db();
        Assert.Equal(1, await db.Versions.CountAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(SaysNothing))]
    public async Task Silence_and_refusals_for_however_long_take_nothing_down(string answer)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        for (var day = 2; day < 120; day += 9) await library.TakeAsync(Answer(answer, source, day), ArrangeCause.LiveCheck);
        Assert.Empty(await EventsAsync(library));
        Assert.Empty(library.News);
    }

    [Fact]
    public async Task Silence_in_between_neither_helps_nor_ends_it()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        foreach (var day in new[] { 2, 9 }) await library.TakeAsync(Answer("404", source, day), ArrangeCause.LiveCheck);
        foreach (var day in new[] { 3, 4, 5, 10 }) await library.TakeAsync(Answer("503", source, day), ArrangeCause.LiveCheck);
        Assert.Empty(await EventsAsync(library));
        await library.TakeAsync(Answer("404", source, 11), ArrangeCause.LiveCheck);
        Assert.Equal((1.0, 2.0), Bounds(Assert.Single(await EventsAsync(library))));
    }

    [Fact]
    public async Task Checks_of_a_few_hours_are_not_enough()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        for (var day = 2.0; day < 4.5; day += 0.25) await library.TakeAsync(Answer("404", source, day), ArrangeCause.LiveCheck);
        Assert.Empty(await EventsAsync(library));
    }

    [Fact]
    public async Task Scattered_errors_in_archives_say_nothing()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        for (var month = 0; month < 24; month++)
        {
            await library.TakeAsync(Captures.Of(source, month * 30, Captures.Page(1)));
            // Now one, now two, now a burst within some days.
            for (var error = 0; error < 1 + (month % 4); error++) await library.TakeAsync(Answer("404", source, (month * 30) + 5 + (error * 3)) with { Origin = "wayback" });
        }

        Assert.Empty(await EventsAsync(library));
    }

    [Fact]
    public async Task A_year_of_errors_in_an_archive_is_an_absence_that_nobody_is_told_of()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        await library.TakeAsync(Captures.Of(source, 0, Captures.Page(1)));
        for (var month = 1; month < 12; month++) await library.TakeAsync(Answer("404", source, month * 30) with { Origin = "wayback" });
        await library.TakeAsync(Captures.Of(source, 400, Captures.Page(1)));
        await library.TakeAsync(Captures.Live(source, 500, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 501, Captures.Page(1)), ArrangeCause.LiveCheck);

        var events = await EventsAsync(library);
        Assert.Equal([ChangeKind.Removed, ChangeKind.Restored], events.Select(change => change.Kind));
        Assert.All(events, change => Assert.True(change.News));
        Assert.Equal([(0.0, 30.0), (330.0, 400.0)], events.Select(Bounds));
        Assert.Empty(library.News);
    }

    [Fact]
    public async Task A_policy_that_is_back_in_the_same_words_is_told_when_a_second_check_sees_it()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        foreach (var day in new[] { 2, 4, 6 }) await library.TakeAsync(Answer("404", source, day), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 8, Captures.Page(1)), ArrangeCause.LiveCheck);
        Assert.Single(library.News);
        await library.TakeAsync(Captures.Live(source, 9, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 10, Captures.Page(1)), ArrangeCause.LiveCheck);

        Assert.Equal([ChangeKind.Removed, ChangeKind.Restored], library.News.Select(item => item.Change.Kind));
        var back = (await EventsAsync(library))[1];
        Assert.Equal((6.0, 8.0), Bounds(back));
        Assert.Equal("shows its Privacy Policy again, in the same words", back.Headline);
        await using var db = library.Db();
        Assert.Equal(1, await db.Versions.CountAsync(Cancelled));
    }

    [Fact]
    public async Task A_policy_that_is_back_in_other_words_is_told_once_by_the_change_of_its_text()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        foreach (var day in new[] { 2, 4, 6 }) await library.TakeAsync(Answer("404", source, day), ArrangeCause.LiveCheck);
        foreach (var day in new[] { 8, 9 }) await library.TakeAsync(Captures.Live(source, day, Captures.Page(2)), ArrangeCause.LiveCheck);

        Assert.Equal([ChangeKind.Removed, ChangeKind.Content], library.News.Select(item => item.Change.Kind));
        Assert.Equal([true, false], (await EventsAsync(library)).Select(change => change.News));
    }

    [Fact]
    public async Task An_archive_that_saw_it_gone_earlier_moves_the_bound_and_nobody_is_told_again()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        foreach (var day in new[] { 4, 6, 8 }) await library.TakeAsync(Answer("404", source, day), ArrangeCause.LiveCheck);
        await library.TakeAsync(Answer("404", source, 3) with { Origin = "wayback" });
        await library.TakeAsync(Answer("404", source, 9), ArrangeCause.LiveCheck);

        Assert.Equal((1.0, 3.0), Bounds(Assert.Single(await EventsAsync(library))));
        Assert.Single(library.News);
    }

    [Fact]
    public async Task An_old_address_that_is_closed_after_a_move_takes_nothing_down()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        var moved = "https://ferry.example/legal/privacy";
        foreach (var day in new[] { 2, 3 })
        {
            await library.TakeAsync(Captures.Live(source, day, Captures.Page(1)) with { FinalAddress = moved, Redirects = [new(Captures.Address, 301)] }, ArrangeCause.LiveCheck);
        }

        await using var db = library.Db();
        var there = await db.Sources.Where(row => row.Address == moved).Select(row => row.Id).SingleAsync(Cancelled);
        await library.TakeAsync(Captures.Live(there, 4, Captures.Page(1)) with { RequestedAddress = moved, FinalAddress = moved }, ArrangeCause.LiveCheck);
        for (var day = 5; day < 60; day += 5) await library.TakeAsync(Answer("404", source, day), ArrangeCause.LiveCheck);
        Assert.Empty(await EventsAsync(library));

        foreach (var day in new[] { 70, 72, 75 }) await library.TakeAsync(Answer("404", there, day) with { RequestedAddress = moved, FinalAddress = moved }, ArrangeCause.LiveCheck);
        Assert.Equal((4.0, 70.0), Bounds(Assert.Single(await EventsAsync(library))));
    }

    [Fact]
    public async Task A_rebuild_makes_the_same_events_and_tells_nobody()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        foreach (var day in new[] { 2, 4, 6 }) await library.TakeAsync(Answer("404", source, day));
        await library.TakeAsync(Captures.Of(source, 9, Captures.Page(3)));
        var before = await DerivedRows.OfAsync(library);
        await library.ExecuteAsync($"delete from change");
        await using var db = library.Db();
        var policy = await db.Policies.Select(row => row.Id).SingleAsync(Cancelled);
        await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled);

        Assert.Equal(before, await DerivedRows.OfAsync(library));
        await library.TakeAsync(Captures.Live(source, 10, Captures.Page(3)), ArrangeCause.LiveCheck);
        Assert.Empty(library.News);
    }

    [Fact]
    public async Task A_person_can_call_it_noise_and_that_outlives_a_rebuild_and_is_exported()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await WatchedAsync(library);
        foreach (var day in new[] { 2, 4, 6 }) await library.TakeAsync(Answer("404", source, day));
        var gone = Assert.Single(await EventsAsync(library));
        Assert.True(await library.Get<LabelDesk>().AddAsync(new(gone.PolicyId, gone.FromText, null, null, null, false, "A fault of their server"), new(null, "Ada"), Cancelled));
        await library.Get<Rebuilder>().RebuildAsync(gone.PolicyId, Cancelled);

        Assert.Equal(false, Assert.Single(await EventsAsync(library)).LabelledNews);
        Assert.Contains(await library.ExportAsync(), line => line.Contains("\"to\":null", StringComparison.Ordinal)
            && line.Contains("\"kind\":\"removed\",\"news\":false", StringComparison.Ordinal) && line.Contains("\"by\":\"Ada\"", StringComparison.Ordinal));
    }

    private static async Task<long> WatchedAsync(TestLibrary library)
    {
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        foreach (var day in new[] { 0, 1 }) await library.TakeAsync(Captures.Live(source, day, Captures.Page(1)), ArrangeCause.LiveCheck);
        return source;
    }

    private static ReceivedCapture Answer(string answer, long source, double day)
    {
        var page = Captures.Live(source, day, "<title>Oops</title>");
        return answer switch
        {
            "404" => page with { Status = 404 },
            "410" => page with { Status = 410 },
            "soft-404" => Captures.Live(source, day, NotFound),
            "home" => Captures.Live(source, day, Captures.FrontPage) with { FinalAddress = "https://ferry.example/", Redirects = [new(Captures.Address, 302)] },
            "another document" => Captures.Live(source, day, Captures.FrontPage) with { FinalAddress = "https://ferry.example/help/welcome", Redirects = [new(Captures.Address, 302)] },
            "timeout" => Captures.Unreachable(source, day),
            "403" => page with { Status = 403 },
            "500" => page with { Status = 500 },
            "503" => page with { Status = 503 },
            "challenge" => Captures.Live(source, day, "<title>Just a moment...</title><p>Verify you are human by completing the action below.</p>"),
            "empty" => Captures.Live(source, day, ""),
            _ => page with { Status = 302, Body = Encoding.UTF8.GetBytes("") },
        };
    }

    private static async Task<List<StoredChange>> EventsAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.Changes.AsNoTracking().Where(change => change.Kind == ChangeKind.Removed || change.Kind == ChangeKind.Restored)
            .OrderBy(change => change.FirstWithNew).ToListAsync(Cancelled);
    }

    private static (double After, double NoLater) Bounds(StoredChange change) =>
        ((change.LastWithOld!.Value - Captures.Start).TotalDays, (change.FirstWithNew - Captures.Start).TotalDays);
}
