using System.Net;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Security;

public sealed class ErrorTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_get_a_page_that_says_what_to_do()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:PublicReading", "true"));
        using var visitor = site.NewVisitor();

        var answer = await visitor.GetAsync("/no/such/page?<script>alert(1)</script>");
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing at this address", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_problem_json()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var stranger = site.NewVisitor();
        using var reader = await site.SignedInAsync(Account.Reader);

        var unauthorized = await stranger.GetAsync("/api/v1/no-such");
        var missing = await reader.GetAsync("/api/v1/no-such");

        Assert.Equal(HttpStatusCode.Unauthorized, unauthorized.StatusCode);
        Assert.Equal("application/problem+json", unauthorized.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("application/problem+json", missing.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_refused_form_is_answered_with_a_page_and_changes_nothing()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);

        var answer = await owner.PostAsync("/account?handler=Invite", ("Email", "ed@example.org"), ("Role", Account.Owner));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("load the page again", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(1, await site.AskAsync(db => db.Accounts.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Another_persons_form_token_is_no_good()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        using var reader = await site.SignedInAsync(Account.Reader);
        var theirs = Visitor.TokenIn(await reader.ReadAsync("/account"));
        await owner.ReadAsync("/account");

        var answer = await owner.PostAsync("/account?handler=Invite", ("Email", "ed@example.org"), ("Role", Account.Owner), ("__RequestVerificationToken", theirs));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_that_calls_itself_a_form_and_is_none_is_refused()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var visitor = site.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new ByteArrayContent([0xFF, 0x00, 0x0D]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task When_the_database_breaks_the_page_says_so_and_shows_no_detail()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:PublicReading", "true"));
        await site.AskAsync(db => db.Database.ExecuteSqlRawAsync("alter table backfill rename to backfill_gone", Cancellation));
        using var visitor = site.NewVisitor();

        var answer = await visitor.GetAsync("/backfills");
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something broke on our side", page, StringComparison.Ordinal);
        Assert.DoesNotContain("backfill_gone", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_ready_only_over_a_migrated_database()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var visitor = site.NewVisitor();
        Assert.Equal("""{"status":"ready","sentence":null}""", await visitor.ReadAsync("/healthz/ready"));
        await site.AskAsync(db => db.Database.ExecuteSqlRawAsync("delete from \"__EFMigrationsHistory\"", Cancellation));

        var ready = await visitor.GetAsync("/healthz/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/healthz/live")).StatusCode);
    }
}
