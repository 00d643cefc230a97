using System.Net;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Alerts;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Tests.Forms;

public sealed class AlertsPageTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_subscribe_to_each_kind_once()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await site.SaveAsync(Rows.Policy("Tern & Tide", "Privacy Policy"));
        using var reader = await site.SignedInAsync(Account.Reader);
        for (var time = 0; time < 2; time++)
        {
            await AddAsync(reader, Subscription.Everything);
            await AddAsync(reader, Subscription.OfOrganization, ("Organization", "tern-tide"));
            await AddAsync(reader, Subscription.OfPolicy, ("Policy", "tern-tide/privacy-policy"));
            await AddAsync(reader, Subscription.OfPhrase, ("Phrase", "  train   our models "));
        }

        var rows = await site.AskAsync(db => db.Subscriptions.OrderBy(row => row.Id).ToListAsync(Cancellation));
        Assert.Equal([Subscription.Everything, Subscription.OfOrganization, Subscription.OfPolicy, Subscription.OfPhrase], rows.Select(row => row.Scope));
        Assert.Equal("train our models", rows[3].Phrase);
        Assert.Equal(4, rows.Select(row => row.UnsubscribeKey).Distinct().Count());
        Assert.All(rows, row => Assert.True(row.UnsubscribeKey.Length >= 32));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("   ")]
    [InlineData("—…!")]
    public async Task A_phrase_that_says_nothing_is_refused_with_a_sentence(string phrase)
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var reader = await site.SignedInAsync(Account.Reader);

        var answer = await AddAsync(reader, Subscription.OfPhrase, ("Phrase", phrase));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"Phrase-error\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.Subscriptions.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData(Subscription.OfPolicy, "Policy", "nobody/nothing")]
    [InlineData(Subscription.OfPolicy, "Policy", "nobody")]
    [InlineData(Subscription.OfOrganization, "Organization", "nobody")]
    [InlineData("something", "Phrase", "long enough")]
    public async Task What_is_not_tracked_cannot_be_subscribed_to(string scope, string field, string value)
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var reader = await site.SignedInAsync(Account.Reader);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AddAsync(reader, scope, (field, value))).StatusCode);
    }

    [Fact]
    public async Task Nobody_stops_somebody_elses_subscription()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var ann = await site.SignedInAsync(Account.Reader);
        using var bob = await site.SignedInAsync(Account.Owner);
        await AddAsync(ann, Subscription.Everything);
        var id = await site.AskAsync(db => db.Subscriptions.Select(row => row.Id).SingleAsync(Cancellation));

        await bob.SubmitAsync("/alerts", "/alerts?handler=Remove", ("id", $"{id}"));
        Assert.Equal(1, await site.AskAsync(db => db.Subscriptions.CountAsync(Cancellation)));

        await ann.SubmitAsync("/alerts", "/alerts?handler=Remove", ("id", $"{id}"));
        Assert.Equal(0, await site.AskAsync(db => db.Subscriptions.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Opening_the_unsubscribe_link_of_a_mail_ends_nothing_and_sending_it_does()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var ann = await site.SignedInAsync(Account.Reader);
        await AddAsync(ann, Subscription.Everything);
        var link = await site.AskAsync(db => db.Subscriptions.Select(row => AlertSite.UnsubscribePath(row.UnsubscribeKey)).SingleAsync(Cancellation));
        using var mailProgram = site.NewVisitor();

        Assert.Equal(HttpStatusCode.OK, (await mailProgram.GetAsync(link)).StatusCode);
        Assert.Equal(1, await site.AskAsync(db => db.Subscriptions.CountAsync(Cancellation)));

        // RFC 8058: the mail program posts this body, with no cookie and no token, and may repeat it.
        Assert.Equal(HttpStatusCode.OK, (await mailProgram.PostAsync(link, ("List-Unsubscribe", "One-Click"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await mailProgram.PostAsync(link, ("List-Unsubscribe", "One-Click"))).StatusCode);
        Assert.Equal(0, await site.AskAsync(db => db.Subscriptions.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_wrong_key_ends_nothing()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var ann = await site.SignedInAsync(Account.Reader);
        await AddAsync(ann, Subscription.Everything);
        using var stranger = site.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/unsubscribe/guess")).StatusCode);
        await stranger.PostAsync("/unsubscribe/guess", ("List-Unsubscribe", "One-Click"));
        Assert.Equal(1, await site.AskAsync(db => db.Subscriptions.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Hostile_names_are_shown_as_text_on_every_page()
    {
        const string Hostile = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";
        await using var site = await StartedSite.StartAsync(postgres);
        var policy = Rows.Policy(Hostile, Hostile, TimeSpan.FromHours(12));
        policy.Organization.Slug = "hostile";
        policy.Slug = "hostile";
        var pairing = Rows.Pairing(policy, "https://example.org/%3Cscript%3E");
        var backfill = Rows.Backfill(policy, Backfill.Failed);
        backfill.Sentence = Hostile;
        var capture = Rows.Capture(pairing, CaptureOutcome.Blocked);
        capture.Readings[0].Reasons = [Hostile];
        await site.SaveAsync(policy, pairing, backfill, capture);
        using var owner = await site.SignedInAsync(Account.Owner);
        await AddAsync(owner, Subscription.OfPhrase, ("Phrase", Hostile));
        await AddAsync(owner, Subscription.OfPolicy, ("Policy", "hostile/hostile"));
        var key = await site.AskAsync(db => db.Subscriptions.OrderBy(row => row.Id).Select(row => row.UnsubscribeKey).FirstAsync(Cancellation));
        await site.AskAsync(db => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, Hostile), Cancellation));

        foreach (var path in new[] { "/alerts", "/backfills", "/health", "/add", "/account", "/unsubscribe/" + key })
        {
            var page = await owner.ReadAsync(path);
            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        }
    }

    private static Task<HttpResponseMessage> AddAsync(Visitor visitor, string scope, params (string, string)[] fields) =>
        visitor.SubmitAsync("/alerts", "/alerts?handler=Add", [.. fields, ("Scope", scope)]);
}
