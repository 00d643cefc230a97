using Microsoft.EntityFrameworkCore;
using PolicyDiff.Alerts;
using PolicyDiff.History;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Alerts;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.History;

/// <summary>The same words changed in several policies of one organization on the same days: one card, one alert for each reader.</summary>
public sealed class GroupTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_words_in_three_policies_within_days_are_one_card_that_names_all()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await ChangeAsync(library, "Privacy Policy", 1, 20);
        await ChangeAsync(library, "Terms of Service", 3, 21);
        await ChangeAsync(library, "Cookie Policy", 5, 22.5);

        var page = await FeedAsync(library);
        var card = Assert.Single(page.Items, item => item.FromText is not null);
        Assert.Equal(["Privacy Policy", "Terms of Service"], card.Also.Select(other => other.PolicyName));
        Assert.Equal("Cookie Policy", card.PolicyName);
    }

    [Fact]
    public async Task A_filter_that_leaves_out_the_newest_card_leaves_the_next_one_standing_for_the_group()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await ChangeAsync(library, "Privacy Policy", 1, 20);
        await ChangeAsync(library, "Terms of Service", 3, 21);
        await ChangeAsync(library, "Cookie Policy", 5, 22.5);
        var kind = Assert.Single((await FeedAsync(library)).Items, item => item.FromText is not null).Kind;
        await LabelAsync(library, "cookie-policy", ChangeKind.LanguageSwitched);

        var card = Assert.Single((await FeedAsync(library, new() { Kind = kind })).Items);
        Assert.Equal("Terms of Service", card.PolicyName);
        Assert.Equal(["Cookie Policy", "Privacy Policy"], card.Also.Select(other => other.PolicyName));
        Assert.Equal("Cookie Policy", Assert.Single((await FeedAsync(library, new() { Kind = ChangeKind.LanguageSwitched })).Items).PolicyName);
    }

    [Fact]
    public async Task What_a_filter_promises_is_what_choosing_it_shows_where_members_of_a_group_differ()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await ChangeAsync(library, "Privacy Policy", 1, 20);
        await ChangeAsync(library, "Terms of Service", 3, 21);
        await ChangeAsync(library, "Cookie Policy", 5, 22.5);
        await LabelAsync(library, "cookie-policy", ChangeKind.LanguageSwitched);
        await LabelAsync(library, "terms-of-service", ChangeKind.ContactOnly, significance: 12);
        await library.ExecuteAsync($"update change set topics = array['sale', 'fees'] where position = 1 and policy_id = (select min(policy_id) from change)");

        using var feed = new ChangeFeed(library.Get<IDbContextFactory<PolicyDiffDb>>());
        var facets = await feed.FacetsAsync(new(), Cancelled);
        Assert.Equal(["content", "contact-only", "first", "language-switched"], facets.Kinds.Select(kind => kind.Value).Order(StringComparer.Ordinal).OrderBy(kind => kind == "content" ? 0 : 1));
        foreach (var kind in facets.Kinds) Assert.Equal(kind.Count, (await FeedAsync(library, new() { Kind = Enum.GetValues<ChangeKind>().First(one => one.ToWord() == kind.Value) })).Total);
        foreach (var topic in facets.Topics) Assert.Equal(topic.Count, (await FeedAsync(library, new() { Topic = topic.Value })).Total);
        foreach (var band in facets.Bands) Assert.Equal(band.Count, (await FeedAsync(library, new() { Band = band.Value })).Total);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Pages_of_any_size_show_each_group_once(int size)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await ChangeAsync(library, "Privacy Policy", 1, 20);
        await ChangeAsync(library, "Imprint", 7, 20.5, "We sell the list to insurers.");
        await ChangeAsync(library, "Terms of Service", 3, 21);
        using var feed = new ChangeFeed(library.Get<IDbContextFactory<PolicyDiffDb>>());
        var shown = new List<ChangeItem>();
        FeedCursor? cursor = null;
        do
        {
            var page = await feed.PageAsync(new FeedFilter(), cursor, size, Cancelled);
            shown.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(["Terms of Service", "Imprint"], shown.Where(item => item.FromText is not null).Select(item => item.PolicyName));
    }

    [Fact]
    public async Task A_row_of_policies_each_some_days_after_the_last_loses_none()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await ChangeAsync(library, "Privacy Policy", 1, 20);
        await ChangeAsync(library, "Terms of Service", 3, 22.5);
        await ChangeAsync(library, "Cookie Policy", 5, 25);

        var shown = (await FeedAsync(library)).Items.Where(item => item.FromText is not null).SelectMany(item => item.Also.Append(item)).Select(item => item.PolicyName).ToHashSet();
        Assert.Equal(3, shown.Count);
    }

    [Fact]
    public async Task The_same_words_weeks_later_or_other_words_are_cards_of_their_own()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await ChangeAsync(library, "Privacy Policy", 1, 20);
        await ChangeAsync(library, "Terms of Service", 3, 40);
        await ChangeAsync(library, "Cookie Policy", 5, 21, "We sell the list to insurers.");
        var page = await FeedAsync(library);
        Assert.Equal(3, page.Items.Count(item => item.FromText is not null));
        Assert.All(page.Items, item => Assert.Empty(item.Also));
    }

    [Fact]
    public async Task A_reader_gets_one_mail_that_names_both_policies_and_who_follows_the_second_alone_gets_its_own()
    {
        await using var world = await AlertWorld.CreateAsync(postgres);
        var privacy = await world.AddPolicyAsync("Lumen Parcel");
        var terms = await world.AddSiblingAsync(privacy, "Terms of Service");
        var everything = await world.SubscribeAsync(Subscription.Everything);
        var second = await world.SubscribeAsync(Subscription.OfPolicy, terms);
        var other = Sayings.Frame.Append("These terms bind whoever hands us a parcel, from the counter to your door, and back again where nobody opens.").ToArray();
        await world.SeeAsync(privacy, Sayings.Keeping(30));
        await world.SeeAsync(terms, other);
        const string sale = "We may sell your personal information to carefully chosen advertising partners, who use it to show you offers that suit you.";
        await world.SeeAsync(privacy, [.. Sayings.Keeping(30), sale]);
        await world.SeeAsync(terms, [.. other, sale]);

        var alerts = await world.AlertsAsync();
        Assert.Equal([(everything.Id, privacy.Id), (second.Id, terms.Id)], alerts.Select(alert => (alert.SubscriptionId, alert.PolicyId)).Order());
        await using var server = new SmtpTestServer();
        await world.Deliverer(world.Sender(server)).DeliverDueAsync(Cancelled);
        var mail = server.Mails.Single(sent => sent.To.Contains("reader1@", StringComparison.Ordinal));
        Assert.Contains("The same change was made to: Terms of Service.", MailParts.Body(mail.Data, "plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_another_policy_has_already_is_told_to_those_who_follow_this_one_and_to_nobody_else()
    {
        await using var world = await AlertWorld.CreateAsync(postgres);
        var privacy = await world.AddPolicyAsync("Lumen Parcel");
        var terms = await world.AddSiblingAsync(privacy, "Terms of Service");
        await world.SubscribeAsync(Subscription.Everything);
        var second = await world.SubscribeAsync(Subscription.OfPolicy, terms);
        await world.SeeAsync(privacy, Sayings.Selling);
        await world.SeeAsync(terms, Sayings.Keeping(90));
        world.Clock.Now += TimeSpan.FromDays(30);
        await world.SeeAsync(terms, Sayings.Selling);
        Assert.Equal(second.Id, Assert.Single(await world.AlertsAsync()).SubscriptionId);
    }

    private static async Task ChangeAsync(TestLibrary library, string type, int page, double day, string clause = "We sell the list to advertisers.")
    {
        var source = (await library.TrackAsync($"https://ferry.example/{type.Replace(' ', '-').ToLowerInvariant()}", type)).SourceId;
        await library.TakeAsync(Captures.Of(source, 0, Captures.Page(page)));
        await library.TakeAsync(Captures.Of(source, day, Captures.Page(page).Replace("</body>", $"<p>{clause}</p></body>", StringComparison.Ordinal)));
    }

    private static async Task LabelAsync(TestLibrary library, string policy, ChangeKind kind, int? significance = null)
    {
        await using var db = library.Db();
        var change = await db.Changes.AsNoTracking().SingleAsync(row => row.Policy.Slug == policy && row.FromText != null, Cancelled);
        Assert.True(await library.Get<LabelDesk>().AddAsync(new(change.PolicyId, change.FromText, change.ToText, kind, significance, null, null), new(null, "Ada"), Cancelled));
    }

    private static async Task<FeedPage> FeedAsync(TestLibrary library, FeedFilter? filter = null)
    {
        using var feed = new ChangeFeed(library.Get<IDbContextFactory<PolicyDiffDb>>());
        return await feed.PageAsync(filter ?? new(), null, 50, Cancelled);
    }
}
