using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History.Moves;

public sealed class SourceMoveTests(PostgresFixture postgres)
{
    private const string Old = "https://ferry.example/old-privacy.html";
    private const string New = "https://ferry.example/legal/privacy";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redirect_for_good_to_the_same_text_moves_the_policy_and_tells_nobody()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Live(old.SourceId, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Led(Captures.Live(old.SourceId, 9, Captures.Page(1)), 301, New), ArrangeCause.LiveCheck);

        var changes = await ChangesAsync(library);
        Assert.Equal([ChangeKind.First, ChangeKind.SourceMoved], changes.Select(change => change.Kind));
        var move = changes[1];
        Assert.Equal((0.0, 9.0, false, true), (Day(move.LastWithOld!.Value), Day(move.FirstWithNew), move.News, move.Confirmed));
        Assert.Equal(move.FromText, move.ToText);
        Assert.Equal("publishes it at ferry.example/legal/privacy, before at ferry.example/old-privacy.html", move.Headline);
        Assert.Empty(library.News);
        await using var db = library.Db();
        var added = await db.PolicySources.Include(row => row.Source).SingleAsync(row => row.Id != old.Id, Cancelled);
        Assert.Equal((New, PolicySource.ByRedirect, true), (added.Source.Address, added.FoundBy, added.Current));
        Assert.Equal(1, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_text_that_changes_at_the_same_moment_is_an_event_of_its_own_and_told_when_the_new_address_confirms_it()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Live(old.SourceId, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Led(Captures.Live(old.SourceId, 9, Captures.Page(2)), 308, New), ArrangeCause.LiveCheck);
        Assert.Empty(library.News);
        await library.TakeAsync(Captures.Live(await SourceAsync(library, New), 9.1, Captures.Page(2)), ArrangeCause.LiveCheck);

        var changes = await ChangesAsync(library);
        Assert.Equal([ChangeKind.First, ChangeKind.Content, ChangeKind.SourceMoved], changes.Select(change => change.Kind).Order());
        Assert.Equal(ChangeKind.Content, Assert.Single(library.News).Change.Kind);
        Assert.Equal(3, changes.Select(change => change.Occurrence).Distinct().Count());
    }

    [Theory]
    [InlineData("https://ferry.example/", CaptureOutcome.WrongPage)]
    [InlineData("https://www.ferry.example/en/", CaptureOutcome.WrongPage)]
    [InlineData("https://ferry.example/index.html", CaptureOutcome.WrongPage)]
    [InlineData("https://consent.ferry.example/collect?to=privacy", CaptureOutcome.Blocked)]
    [InlineData("https://ferry.example/account/login?back=%2Fprivacy", CaptureOutcome.Blocked)]
    public async Task A_redirect_to_a_front_door_or_a_wall_is_an_outcome_and_no_move(string to, CaptureOutcome outcome)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Live(old.SourceId, 0, Captures.Page(1)));
        var before = await DerivedRows.OfAsync(library);
        var taken = await library.TakeAsync(Led(Captures.Live(old.SourceId, 9, Captures.FrontPage), 301, to));

        await using var db = library.Db();
        Assert.Equal(outcome, (await db.Readings.SingleAsync(row => row.CaptureId == taken.Id, Cancelled)).Outcome);
        Assert.Equal(before, await DerivedRows.OfAsync(library));
        Assert.Equal(1, await library.CountAsync("policy_source"));
    }

    [Fact]
    public async Task A_policy_that_moved_to_the_front_door_of_a_host_of_its_own_counts()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Live(old.SourceId, 0, Captures.Page(1)));
        var taken = await library.TakeAsync(Led(Captures.Live(old.SourceId, 9, Captures.Page(2)), 301, "https://privacy.ferry.example/"));

        await using var db = library.Db();
        Assert.Equal(CaptureOutcome.Ok, (await db.Readings.SingleAsync(row => row.CaptureId == taken.Id, Cancelled)).Outcome);
        Assert.Equal(2, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_redirect_to_an_unrelated_page_is_no_version_and_says_why()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Of(old.SourceId, 0, Captures.Page(1)));
        var before = await DerivedRows.OfAsync(library);
        await library.TakeAsync(Led(Captures.Of(old.SourceId, 9, News), 301, "https://gazette.example/ferries"));

        Assert.Equal(before, await DerivedRows.OfAsync(library));
        await using var db = library.Db();
        Assert.Equal("It led to https://gazette.example/ferries, whose text is not this policy's.", (await db.Uncounted.SingleAsync(Cancelled)).Sentence);
        Assert.Equal(1, await library.CountAsync("policy_source"));
    }

    [Fact]
    public async Task A_temporary_redirect_moves_the_policy_only_when_it_lasts_and_checks_stay_at_the_old_address()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Live(old.SourceId, 0, Captures.Page(1)));
        await library.TakeAsync(Led(Captures.Live(old.SourceId, 1, Captures.Page(1)), 302, New));
        await library.TakeAsync(Led(Captures.Live(old.SourceId, 8, Captures.Page(1)), 302, New));
        Assert.Equal(1, await library.CountAsync("policy_source"));
        await library.TakeAsync(Led(Captures.Live(old.SourceId, 16, Captures.Page(1)), 302, New));

        Assert.Equal([ChangeKind.First, ChangeKind.SourceMoved], (await ChangesAsync(library)).Select(change => change.Kind));
        await using var db = library.Db();
        Assert.False(await db.PolicySources.AnyAsync(row => row.Current, Cancelled));
    }

    [Fact]
    public async Task One_stray_redirect_between_answers_of_the_address_itself_is_no_move()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Of(old.SourceId, 0, Captures.Page(1)));
        await library.TakeAsync(Led(Captures.Of(old.SourceId, 5, Captures.Page(1)), 301, New));
        Assert.Equal(2, await library.CountAsync("policy_source"));
        await library.TakeAsync(Captures.Of(old.SourceId, 9, Captures.Page(2)));

        // What was taken for a move is none any more: the address that nobody gave goes with it.
        Assert.Equal([ChangeKind.First, ChangeKind.Content], (await ChangesAsync(library)).Select(change => change.Kind));
        Assert.Equal(1, await library.CountAsync("policy_source"));
    }

    [Fact]
    public async Task Captures_of_both_addresses_in_the_same_time_never_alternate()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        foreach (var (day, page) in new[] { (0, 1), (10, 1), (20, 2), (30, 2) }) await library.TakeAsync(Captures.Of(old.SourceId, day, Captures.Page(page)));
        await library.TakeAsync(Led(Captures.Of(old.SourceId, 40, Captures.Page(2)), 301, New));
        var @new = await SourceAsync(library, New);
        // Equal to what the old one said around that time: seen there too. Others: what stood there before it was this policy's.
        foreach (var (day, page) in new[] { (5, 1), (12, 2), (14, 1), (22, 5), (35, 2), (50, 3) }) await library.TakeAsync(Captures.Of(@new, day, Captures.Page(page)));
        // The old address comes back with a text of a region; the new one goes on.
        await library.TakeAsync(Captures.Of(old.SourceId, 55, Captures.Page(6)));
        await library.TakeAsync(Captures.Of(@new, 60, Captures.Page(3)));
        await library.TakeAsync(Led(Captures.Of(old.SourceId, 61, Captures.Page(3)), 301, New));
        await library.TakeAsync(Led(Captures.Of(old.SourceId, 41, Captures.Page(2)), 301, New));

        await using var db = library.Db();
        var versions = await db.Versions.OrderBy(version => version.Position).ToListAsync(Cancelled);
        Assert.Equal([Text(1), Text(2), Text(3)], versions.Select(version => version.TextHash));
        Assert.Equal([0.0, 12.0, 50.0], versions.Select(version => Day(version.FirstSeen)));
        Assert.Equal([10.0, 41.0, 61.0], versions.Select(version => Day(version.LastSeen)));
        var move = Assert.Single(await ChangesAsync(library), change => change.Kind == ChangeKind.SourceMoved);
        Assert.Equal((30.0, 35.0), (Day(move.LastWithOld!.Value), Day(move.FirstWithNew)));
        Assert.Equal([14.0, 22.0, 55.0], (await db.Captures.Where(row => db.Uncounted.Any(one => one.CaptureId == row.Id)).Select(row => row.Instant).ToListAsync(Cancelled)).Select(Day).Order());
    }

    [Fact]
    public async Task A_policy_that_moves_on_and_back_again_is_followed()
    {
        const string Third = "https://ferry.example/trust/privacy";
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Live(old.SourceId, 0, Captures.Page(1)));
        await library.TakeAsync(Led(Captures.Live(old.SourceId, 10, Captures.Page(1)), 301, New));
        var second = await SourceAsync(library, New);
        await library.TakeAsync(Captures.Live(second, 20, Captures.Page(2)));
        await library.TakeAsync(Led(Captures.Live(second, 30, Captures.Page(2)), 301, Third));
        var third = await SourceAsync(library, Third);
        await library.TakeAsync(Captures.Live(third, 40, Captures.Page(3)));
        Assert.Equal(Third, await CurrentAsync(library));
        await library.TakeAsync(Led(Captures.Live(third, 50, Captures.Page(3)), 301, Old));

        var moves = (await ChangesAsync(library)).Where(change => change.Kind == ChangeKind.SourceMoved).ToList();
        Assert.Equal([(0.0, 10.0), (20.0, 30.0), (40.0, 50.0)], moves.Select(move => (Day(move.LastWithOld!.Value), Day(move.FirstWithNew))));
        Assert.Equal(Old, await CurrentAsync(library));
        await using var db = library.Db();
        Assert.Equal([Text(1), Text(2), Text(3)], await db.Versions.OrderBy(version => version.Position).Select(version => version.TextHash).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task What_a_person_says_of_an_address_wins()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Of(old.SourceId, 0, Captures.Page(1)));
        await library.TakeAsync(Led(Captures.Of(old.SourceId, 10, Captures.Page(2)), 301, New));
        await library.TakeAsync(Captures.Of(await SourceAsync(library, New), 20, Captures.Page(3)));
        Assert.Equal(3, await library.CountAsync("version"));

        await library.ExecuteAsync($"update policy_source set refused = true where found_by = 'redirect'");
        await library.Get<Rebuilder>().RebuildAsync(old.PolicyId, Cancelled);

        Assert.Equal([ChangeKind.First], (await ChangesAsync(library)).Select(change => change.Kind));
        await library.Get<WatchList>().PairAsync(new() { Address = New, PolicyId = old.PolicyId, ValidFrom = Captures.Start.AddDays(15) }, Cancelled);
        await library.Get<Rebuilder>().RebuildAsync(old.PolicyId, Cancelled);
        await using var db = library.Db();
        Assert.Equal([Text(1), Text(2), Text(3)], await db.Versions.OrderBy(version => version.Position).Select(version => version.TextHash).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_addresses_and_moves()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var old = await library.TrackAsync(Old);
        await library.TakeAsync(Captures.Of(old.SourceId, 0, Captures.Page(1)));
        await library.TakeAsync(Led(Captures.Of(old.SourceId, 10, Captures.Page(1)), 301, New));
        await library.TakeAsync(Captures.Of(await SourceAsync(library, New), 20, Captures.Page(3)));
        var before = await DerivedRows.OfAsync(library);
        await library.ExecuteAsync($"delete from change; delete from version; delete from reading; delete from uncounted; delete from policy_source where found_by = 'redirect'");

        await library.Get<Rebuilder>().RebuildAsync(old.PolicyId, Cancelled);
        Assert.Equal(before, await DerivedRows.OfAsync(library));
        Assert.Equal(2, await library.CountAsync("policy_source"));
    }

    [Fact]
    public async Task An_address_in_another_spelling_is_the_same_source()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var one = await library.TrackAsync("http://www.Ferry.example:80/legal/privacy/");
        var other = await library.TrackAsync(New);
        Assert.Equal((one.SourceId, one.PolicyId), (other.SourceId, other.PolicyId));
        await library.TakeAsync(Captures.Of(one.SourceId, 0, Captures.Page(1)));
        await library.TakeAsync(Led(Captures.Of(one.SourceId, 10, Captures.Page(1)), 301, New));
        Assert.Equal([ChangeKind.First], (await ChangesAsync(library)).Select(change => change.Kind));
        Assert.Equal(one.PolicyId, (await library.Get<PolicyFinder>().FindAsync("ferry.example/legal/privacy", Cancelled)).Policy?.Id);
    }

    internal static ReceivedCapture Led(ReceivedCapture capture, int status, string to) =>
        capture with { RequestedAddress = Old, Redirects = [new(Old, status)], FinalAddress = to };

    // Somebody else's policy: what an address leads to when its domain was sold.
    private const string News =
        "<html><head><title>Privacy Policy | The Northern Gazette</title></head><body><h1>Privacy Policy</h1><p>Readers of the Gazette may subscribe to the printed paper or to its electronic edition. Personal data of subscribers is processed to deliver the paper and to send invoices.</p>"
        + "<h2>Letters to the editor</h2><p>Whoever writes a letter agrees that name and town are printed beneath it. Other personal information in a letter is not published without permission of its author.</p>"
        + "<h2>Cookies</h2><p>This website stores cookies to remember which articles were opened and to count its visitors. A visitor may refuse them in the browser.</p>"
        + "<h2>Rights</h2><p>Subscribers may ask for access to personal data, for its correction and for its erasure, by a letter to the publisher.</p></body></html>";

    private static ContentHash Text(int page) => PageReader.Read(new(Captures.Of(0, 0, Captures.Page(page)).Body!.Value, "text/html; charset=utf-8", null, SelectorSet.None)).Canonical!.Hash;

    private static double Day(DateTimeOffset instant) => Math.Round((instant - Captures.Start).TotalDays, 3);

    private static async Task<List<StoredChange>> ChangesAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.Changes.OrderBy(change => change.FirstWithNew).ThenBy(change => change.Kind).ToListAsync(Cancelled);
    }

    private static async Task<long> SourceAsync(TestLibrary library, string address)
    {
        await using var db = library.Db();
        return (await db.Sources.SingleAsync(source => source.Address == address, Cancelled)).Id;
    }

    private static async Task<string?> CurrentAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.PolicySources.Where(row => row.Current).Select(row => row.Source.Address).SingleOrDefaultAsync(Cancelled);
    }
}
