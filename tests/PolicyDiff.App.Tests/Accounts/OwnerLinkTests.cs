using System.Net;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Accounts;

public sealed class OwnerLinkTests(PostgresFixture postgres)
{
    private static readonly (string, string)[] Owner = [("Email", "olga@example.org"), ("Name", "Olga"), ("Password", StartedSite.Password)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_makes_the_owner_and_signs_in()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var link = await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);
        using var visitor = site.NewVisitor();

        var answer = await SetUpAsync(visitor, link!);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("Olga", await visitor.ReadAsync("/account"), StringComparison.Ordinal);
        var account = await site.AskAsync(db => db.Accounts.SingleAsync(Cancellation));
        Assert.Equal(Account.Owner, account.Role);
        Assert.DoesNotContain(StartedSite.Password, account.PasswordHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_works_once()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var link = await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);
        using var first = site.NewVisitor();
        using var second = site.NewVisitor();
        var form = Visitor.TokenIn(await second.ReadAsync(link!.PathAndQuery));
        await SetUpAsync(first, link);

        var again = await second.PostAsync("/setup", [.. Owner, ("token", TokenOf(link)), ("__RequestVerificationToken", form)]);

        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await second.GetAsync(link.PathAndQuery)).StatusCode);
        Assert.Equal(1, await site.AskAsync(db => db.Accounts.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Of_many_who_use_it_in_the_same_instant_one_becomes_the_owner()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var link = await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);
        var visitors = Enumerable.Range(0, 4).Select(_ => site.NewVisitor()).ToList();
        var forms = new List<string>();
        foreach (var visitor in visitors) forms.Add(Visitor.TokenIn(await visitor.ReadAsync(link!.PathAndQuery)));

        var answers = await Task.WhenAll(visitors.Select((visitor, index) => visitor.PostAsync(
            "/setup",
            ("token", TokenOf(link!)), ("Email", $"owner{index}@example.org"), ("Name", "Owner"), ("Password", StartedSite.Password),
            ("__RequestVerificationToken", forms[index]))));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Found));
        Assert.Equal(1, await site.AskAsync(db => db.Accounts.CountAsync(Cancellation)));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task A_new_start_makes_a_new_link_and_ends_the_old_one()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var old = await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);
        var current = await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);
        using var visitor = site.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(old!.PathAndQuery)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(current!.PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task An_installation_with_an_owner_gives_no_link()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await site.AccountAsync(Account.Owner);

        Assert.Null(await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%00")]
    public async Task A_wrong_token_is_refused(string token)
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);
        using var visitor = site.NewVisitor();

        var answer = await visitor.GetAsync("/setup?token=" + token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<input", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_link_is_refused_and_says_what_to_do()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var link = await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);
        using var visitor = site.NewVisitor();
        var form = Visitor.TokenIn(await visitor.ReadAsync(link!.PathAndQuery));
        await site.AskAsync(db => db.AccountLinks.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ExpiresAt, TimeProvider.System.GetUtcNow().AddSeconds(-1)), Cancellation));

        var answer = await visitor.PostAsync("/setup", [.. Owner, ("token", TokenOf(link)), ("__RequestVerificationToken", form)]);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("policydiff serve", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.Accounts.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task The_database_knows_the_tokens_hash_only()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var link = await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);

        var stored = await site.AskAsync(db => db.AccountLinks.SingleAsync(Cancellation));

        Assert.Equal(PolicyDiff.Text.ContentHash.Of(TokenOf(link!)), stored.TokenHash);
    }

    [Fact]
    public async Task Mistakes_are_named_beside_their_fields_and_use_nothing_up()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var link = await OwnerLink.CreateAsync(site.Services, site.Address, Cancellation);
        using var visitor = site.NewVisitor();

        var answer = await visitor.SubmitAsync(
            link!.PathAndQuery, "/setup", ("token", TokenOf(link)), ("Email", "no address"), ("Name", " "), ("Password", "short"));
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"Email-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"Name-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"Password-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"no address\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await SetUpAsync(visitor, link)).StatusCode);
    }

    private static Task<HttpResponseMessage> SetUpAsync(Visitor visitor, Uri link) =>
        visitor.SubmitAsync(link.PathAndQuery, "/setup", [.. Owner, ("token", TokenOf(link))]);

    private static string TokenOf(Uri link) => link.Query["?token=".Length..];
}
