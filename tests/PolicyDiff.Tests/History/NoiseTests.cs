using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.History;

/// <summary>What is recorded and told to nobody, with its reason, through the real database; and that a person can turn it into news.</summary>
public sealed class NoiseTests(PostgresFixture postgres)
{
    private const string Banner = "<p>Summer sale! 30% off all season tickets. Book now.</p>";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Quiet => new()
    {
        { "advertisement", "</h1>", "</h1>" + Banner },
        { "links", "</h1>", "</h1><p><a href=\"https://ferry.example/a?session=1\">Timetable of all boats</a></p>" },
        { "photo", "</h1>", "</h1><p><img src=\"boat.jpg\" alt=\"\"></p>" },
        { "numbering", "<h2>About parcels", "<h2>1. About parcels" },
        { "date", "</h1>", "</h1><p>Last updated: 3 March 2015</p>" },
    };

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task What_does_not_touch_the_policy_is_told_to_nobody_however_often_it_is_seen(string noise, string place, string put)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        var (before, after) = (Captures.Page(0), Captures.Page(0).Replace(place, put, StringComparison.Ordinal));
        if (noise == "links") (before, after) = (after, after.Replace("session=1", "session=2", StringComparison.Ordinal));
        if (noise == "date") (before, after) = (after, after.Replace("3 March 2015", "9 April 2016", StringComparison.Ordinal));
        Assert.NotEqual(before, after);
        foreach (var day in new[] { 0, 20 }) await library.TakeAsync(Captures.Live(source, day, before), ArrangeCause.LiveCheck);
        foreach (var day in new[] { 40, 60, 80 }) await library.TakeAsync(Captures.Live(source, day, after), ArrangeCause.LiveCheck);
        foreach (var day in new[] { 100, 120 }) await library.TakeAsync(Captures.Live(source, day, before), ArrangeCause.LiveCheck);
        Assert.Empty(library.News);
    }

    [Fact]
    public async Task An_error_page_that_passed_for_weeks_is_known_once_the_policy_is_back()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        foreach (var day in new[] { 0, 5 }) await library.TakeAsync(Captures.Of(source, day, Long));
        // More often than neighbours can refuse, for longer than a flicker.
        foreach (var day in new[] { 10, 15, 20, 25, 30 }) await library.TakeAsync(Captures.Of(source, day, Captures.FrontPage));
        foreach (var day in new[] { 35, 40 }) await library.TakeAsync(Captures.Of(source, day, Long));

        var changes = await ChangesAsync(library);
        Assert.Equal([ChangeKind.First, ChangeKind.Variant, ChangeKind.Variant], changes.Select(change => change.Kind));
        Assert.All(changes, change => Assert.False(change.News));
        Assert.Contains("passed as the policy", changes[1].Reasons[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_was_emptied_and_stays_so_is_news_and_so_is_what_came_back_in_other_words()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        foreach (var day in new[] { 0, 5 }) await library.TakeAsync(Captures.Of(source, day, Long));
        foreach (var day in new[] { 10, 15, 20, 25, 30 }) await library.TakeAsync(Captures.Of(source, day, Captures.FrontPage));
        Assert.Equal((ChangeKind.Content, true), ((await ChangesAsync(library))[1].Kind, (await ChangesAsync(library))[1].News));

        foreach (var day in new[] { 35, 40 }) await library.TakeAsync(Captures.Of(source, day, Long.Replace("We do not sell it to anybody", "We may sell it to partners", StringComparison.Ordinal)));
        var changes = await ChangesAsync(library);
        Assert.Equal([false, true], changes.Skip(1).Select(change => change.News));
    }

    [Fact]
    public async Task A_text_that_another_policy_has_already_is_quiet_says_whose_and_can_be_made_news()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var (privacy, terms) = await TwoAsync(library);
        foreach (var day in new[] { 0, 5 })
        {
            await library.TakeAsync(Captures.Live(privacy.SourceId, day, Captures.Page(1)), ArrangeCause.LiveCheck);
            await library.TakeAsync(Captures.Live(terms.SourceId, day, Captures.Page(3)), ArrangeCause.LiveCheck);
        }

        foreach (var day in new[] { 30, 31, 32 }) await library.TakeAsync(Captures.Live(terms.SourceId, day, Captures.Page(1)), ArrangeCause.LiveCheck);
        var change = await NewestAsync(library, terms.PolicyId);
        Assert.Equal((false, true, "privacy-policy"), (change.News, change.OwnNews, change.SameAs));

        await library.Get<LabelDesk>().AddAsync(new(terms.PolicyId, change.FromText, change.ToText, null, null, true, null), new(null, "Ada"), Cancelled);
        Assert.Contains(await library.ExportAsync(), line => line.Contains("\"news\":true", StringComparison.Ordinal) && line.Contains("terms-of-service", StringComparison.Ordinal) && line.Contains("Ada", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Which_of_two_policies_had_a_text_first_does_not_depend_on_what_arrives_first(bool isTermsFirst)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var (privacy, terms) = await TwoAsync(library);
        var captures = new List<ReceivedCapture>
        {
            Captures.Of(privacy.SourceId, 0, Captures.Page(1)), Captures.Of(privacy.SourceId, 50, Captures.Page(2)),
            Captures.Of(terms.SourceId, 0, Captures.Page(3)), Captures.Of(terms.SourceId, 60, Captures.Page(2)),
        };
        if (isTermsFirst) captures.Reverse();
        foreach (var capture in captures) await library.TakeAsync(capture);

        Assert.Equal((null, "privacy-policy"), ((await NewestAsync(library, privacy.PolicyId)).SameAs, (await NewestAsync(library, terms.PolicyId)).SameAs));
        // A backfill finds that the terms had it before: all turns round.
        await library.TakeAsync(Captures.Of(terms.SourceId, 40, Captures.Page(2)));
        Assert.Equal(("terms-of-service", null), ((await NewestAsync(library, privacy.PolicyId)).SameAs, (await NewestAsync(library, terms.PolicyId)).SameAs));
    }

    [Fact]
    public async Task What_had_changed_before_our_first_look_is_told_to_nobody_when_an_archive_brings_it()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        foreach (var day in new[] { 100, 101 }) await library.TakeAsync(Captures.Live(source, day, Captures.Page(2)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Of(source, 0, Captures.Page(1)));
        await library.TakeAsync(Captures.Live(source, 102, Captures.Page(2)), ArrangeCause.LiveCheck);
        Assert.Empty(library.News);
        foreach (var day in new[] { 103, 104 }) await library.TakeAsync(Captures.Live(source, day, Captures.Page(4)), ArrangeCause.LiveCheck);
        Assert.Single(library.News);
    }

    private static string Long { get; } = string.Concat(Enumerable.Range(0, 4).Select(Captures.Page)).Replace("</body></html>", "", StringComparison.Ordinal) + "</body></html>";

    private static async Task<(PolicySource Privacy, PolicySource Terms)> TwoAsync(TestLibrary library) =>
        (await library.TrackAsync(Captures.Address), await library.TrackAsync("https://ferry.example/terms", "Terms of Service"));

    private static async Task<StoredChange> NewestAsync(TestLibrary library, long policy)
    {
        await using var db = library.Db();
        return await db.Changes.AsNoTracking().Where(change => change.PolicyId == policy).OrderByDescending(change => change.FirstWithNew).FirstAsync(Cancelled);
    }

    private static async Task<List<StoredChange>> ChangesAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.Changes.AsNoTracking().OrderBy(change => change.Position).ToListAsync(Cancelled);
    }
}
