using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Accounts;

public sealed class SessionTests(PostgresFixture postgres)
{
    private const string NewPassword = "another horse battery staple";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var email = await site.AccountAsync(Account.Reader);
        using var here = site.NewVisitor();
        using var elsewhere = site.NewVisitor();
        await here.SignInAsync(email, StartedSite.Password);
        await elsewhere.SignInAsync(email, StartedSite.Password);

        var answer = await here.SubmitAsync("/account", "/account?handler=Password", ("Current", StartedSite.Password), ("Replacement", NewPassword));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsewhere.SignInAsync(email, StartedSite.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.SignInAsync(email, NewPassword)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_present_password_changes_nothing()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var visitor = await site.SignedInAsync(Account.Reader);
        var before = await site.AskAsync(db => db.Accounts.Select(row => row.PasswordHash).SingleAsync(Cancellation));

        var answer = await visitor.SubmitAsync("/account", "/account?handler=Password", ("Current", "guess guess guess"), ("Replacement", NewPassword));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(before, await site.AskAsync(db => db.Accounts.Select(row => row.PasswordHash).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_copied_cookie_ends_with_the_password_it_was_made_with()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var visitor = await site.SignedInAsync(Account.Reader);
        var copy = visitor.Cookies.Single(cookie => cookie.Name == "policydiff").Value;
        await visitor.SubmitAsync("/account", "/account?handler=Password", ("Current", StartedSite.Password), ("Replacement", NewPassword));
        using var thief = site.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", "policydiff=" + copy } } };

        Assert.Equal(HttpStatusCode.Found, (await thief.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Another_process_sees_a_change_when_its_knowledge_is_no_longer_fresh()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await site.AccountAsync(Account.Reader);
        var time = new ManualTime();
        var sessions = new Sessions(site.Services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>(), time);
        var id = await site.AskAsync(db => db.Accounts.Select(row => row.Id).SingleAsync(Cancellation));
        Assert.Equal(Account.Reader, (await sessions.FindAsync(id, Cancellation))!.Role);
        await site.AskAsync(db => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, Account.Editor), Cancellation));

        time.Advance(Sessions.Freshness);

        Assert.Equal(Account.Editor, (await sessions.FindAsync(id, Cancellation))!.Role);
        await site.AskAsync(db => db.Accounts.ExecuteDeleteAsync(Cancellation));
        time.Advance(Sessions.Freshness);
        Assert.Null(await sessions.FindAsync(id, Cancellation));
    }

    [Fact]
    public async Task A_session_of_one_process_is_good_in_another_on_the_same_database()
    {
        await using var first = await StartedSite.StartAsync(postgres);
        await using var second = await StartedSite.StartOnAsync(first.ConnectionString);
        using var visitor = await first.SignedInAsync(Account.Reader);
        using var other = second.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", "policydiff=" + visitor.Cookies.Single(cookie => cookie.Name == "policydiff").Value);

        Assert.Equal(HttpStatusCode.OK, (await other.SendAsync(request)).StatusCode);
    }
}
