using System.Net;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Security;

public sealed class HeaderTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_answer_carries_the_protective_headers_and_no_inline_code()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var owner = await site.SignedInAsync(Account.Owner);
        using var stranger = site.NewVisitor();
        var paths = (await EndpointAccess.AllAsync(site.Services)).Select(endpoint => endpoint.Sample).Concat(["/site.css", "/no/such/page", "/api/v1/no-such", "/error/500"]).Distinct();
        foreach (var path in paths)
        {
            foreach (var visitor in new[] { owner, stranger }) await CheckAsync(path, await visitor.GetAsync(path));
        }
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_kept_by_no_cache()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var reader = await site.SignedInAsync(Account.Reader);

        var answer = await reader.GetAsync("/health");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private static async Task CheckAsync(string path, HttpResponseMessage answer)
    {
        Assert.Equal((path, "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data:"), (path, One(answer, "Content-Security-Policy")));
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", One(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", One(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"), path);
        Assert.NotEqual(HttpStatusCode.InternalServerError, path.StartsWith("/error", StringComparison.Ordinal) ? HttpStatusCode.OK : answer.StatusCode);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return;
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" onclick=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", page, StringComparison.OrdinalIgnoreCase);
    }

    private static string One(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? Assert.Single(values) : $"no {header}";
}
