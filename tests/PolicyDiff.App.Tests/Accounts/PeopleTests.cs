using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Accounts;

public sealed partial class PeopleTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invited_person_chooses_name_and_password_and_gets_the_role()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        var link = await InviteAsync(owner, "ed@example.org", Account.Editor);
        using var invited = site.NewVisitor();

        var answer = await invited.SubmitAsync(link, "/setup", ("token", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]), ("Name", "Ed"), ("Password", StartedSite.Password));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await invited.GetAsync("/add")).StatusCode);
        Assert.Equal("Ed", await site.AskAsync(db => db.Accounts.Where(row => row.Email == "ed@example.org").Select(row => row.Name).SingleAsync(Cancellation)));
        Assert.Equal(HttpStatusCode.Gone, (await site.NewVisitor().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Nobody_signs_in_to_an_invitation_that_was_not_taken_up()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        await InviteAsync(owner, "ed@example.org", Account.Editor);
        using var visitor = site.NewVisitor();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("ed@example.org", "")).StatusCode);
    }

    [Fact]
    public async Task An_address_is_invited_once_however_it_is_written()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        await InviteAsync(owner, "ed@example.org", Account.Reader);

        var again = await owner.SubmitAsync("/account", "/account?handler=Invite", ("Email", "ED@example.org"), ("Role", Account.Owner));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(2, await site.AskAsync(db => db.Accounts.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_removed_persons_session_ends_with_the_account()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        using var reader = await site.SignedInAsync(Account.Reader);
        var id = await IdAsync(site, Account.Reader);

        await owner.SubmitAsync("/account", "/account?handler=Remove", ("id", $"{id}"));

        Assert.Equal(HttpStatusCode.Found, (await reader.GetAsync("/account")).StatusCode);
        Assert.Equal(1, await site.AskAsync(db => db.Accounts.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_new_role_counts_at_once()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        using var member = await site.SignedInAsync(Account.Reader);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/add")).StatusCode);

        await owner.SubmitAsync("/account", "/account?handler=Role", ("id", $"{await IdAsync(site, Account.Reader)}"), ("Role", Account.Editor));

        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync("/add")).StatusCode);
    }

    [Fact]
    public async Task The_last_owner_can_neither_be_removed_nor_made_something_else()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        var id = await IdAsync(site, Account.Owner);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SubmitAsync("/account", "/account?handler=Remove", ("id", $"{id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SubmitAsync("/account", "/account?handler=Role", ("id", $"{id}"), ("Role", Account.Reader))).StatusCode);
        Assert.Equal(Account.Owner, await site.AskAsync(db => db.Accounts.Select(row => row.Role).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await site.AccountAsync(Account.Owner);
        await site.AccountAsync(Account.Owner);
        var ids = await site.AskAsync(db => db.Accounts.Select(row => row.Id).ToListAsync(Cancellation));
        var book = site.Services.GetRequiredService<AccountBook>();

        await Task.WhenAll(ids.Select(id => book.RemoveAsync(id, Cancellation)));

        Assert.InRange(await site.AskAsync(db => db.Accounts.CountAsync(Cancellation)), 1, 2);
    }

    [Theory]
    [InlineData("Invite")]
    [InlineData("Link")]
    [InlineData("Role")]
    [InlineData("Remove")]
    public async Task Only_owners_manage_people(string handler)
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await site.AccountAsync(Account.Owner);
        using var editor = await site.SignedInAsync(Account.Editor);
        var id = await IdAsync(site, Account.Editor);

        var answer = await editor.SubmitAsync("/account", "/account?handler=" + handler, ("id", $"{id}"), ("Role", Account.Owner), ("Email", "new@example.org"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(Account.Editor, await site.AskAsync(db => db.Accounts.Where(row => row.Id == id).Select(row => row.Role).SingleAsync(Cancellation)));
        Assert.Equal(2, await site.AskAsync(db => db.Accounts.CountAsync(Cancellation)));
        Assert.DoesNotContain("Invite somebody", await editor.ReadAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_with_a_link_from_the_owner()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        var email = await site.AccountAsync(Account.Reader);
        var page = await (await owner.SubmitAsync("/account", "/account?handler=Link", ("id", $"{await IdAsync(site, Account.Reader)}")))
            .Content.ReadAsStringAsync(Cancellation);
        var link = LinkIn(page);
        using var visitor = site.NewVisitor();

        await visitor.SubmitAsync(link, "/setup", ("token", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]), ("Password", "another horse battery staple"));

        using var again = site.NewVisitor();
        Assert.Equal(HttpStatusCode.Found, (await again.SignInAsync(email, "another horse battery staple")).StatusCode);
    }

    private static async Task<string> InviteAsync(Visitor owner, string email, string role)
    {
        var answer = await owner.SubmitAsync("/account", "/account?handler=Invite", ("Email", email), ("Role", role));
        return LinkIn(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static string LinkIn(string page) => Link().Match(page).Value is { Length: > 0 } link
        ? link
        : throw new InvalidOperationException("No link is shown:\n" + page);

    private static Task<long> IdAsync(StartedSite site, string role) =>
        site.AskAsync(db => db.Accounts.Where(row => row.Role == role).Select(row => row.Id).SingleAsync(Cancellation));

    [GeneratedRegex("/setup\\?token=[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
