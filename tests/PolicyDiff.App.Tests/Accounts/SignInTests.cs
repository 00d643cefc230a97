using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Accounts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Accounts;

public sealed class SignInTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_e_mail_address_counts_without_case_and_the_password_with()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var email = await site.AccountAsync(Account.Reader);
        using var visitor = site.NewVisitor();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync(email, StartedSite.Password.ToUpperInvariant())).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await visitor.SignInAsync($" {email.ToUpperInvariant()} ", StartedSite.Password)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_as_a_wrong_password()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var email = await site.AccountAsync(Account.Reader);
        using var visitor = site.NewVisitor();

        var wrong = await SentenceAsync(await visitor.SignInAsync(email, "wrong wrong wrong"));
        var unknown = await SentenceAsync(await visitor.SignInAsync("nobody@example.org", "wrong wrong wrong"));

        Assert.Equal(wrong, unknown);
    }

    [Fact]
    public async Task An_unknown_address_and_an_invited_one_cost_as_many_hashes_as_a_known_one()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var known = await site.AccountAsync(Account.Reader);
        var book = site.Services.GetRequiredService<AccountBook>();
        await book.InviteAsync("invited@example.org", Account.Reader, Cancellation);
        var hasher = new CountingHasher();
        var counted = ActivatorUtilities.CreateInstance<AccountBook>(site.Services, hasher);
        // The hash that stands in for missing ones is made once.
        await counted.SignInAsync("first@example.org", "x", Cancellation);

        foreach (var email in new[] { known, "unknown@example.org", "invited@example.org" })
        {
            hasher.Count = 0;
            Assert.Null(await counted.SignInAsync(email, "wrong wrong wrong", Cancellation));
            Assert.Equal(1, hasher.Count);
        }
    }

    [Fact]
    public async Task Guessing_at_one_account_is_slowed_down_whatever_the_password()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("SignIn:TriesPerEmail", "3"));
        var email = await site.AccountAsync(Account.Reader);
        using var visitor = site.NewVisitor();
        for (var guess = 0; guess < 3; guess++) await visitor.SignInAsync(email, $"wrong wrong wrong {guess}");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.SignInAsync(email, StartedSite.Password)).StatusCode);
    }

    [Fact]
    public async Task Guessing_at_many_accounts_from_one_address_is_slowed_down_too()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("SignIn:TriesPerAddress", "3"));
        using var visitor = site.NewVisitor();
        for (var guess = 0; guess < 3; guess++) await visitor.SignInAsync($"guess{guess}@example.org", "wrong wrong wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.SignInAsync("guess4@example.org", "wrong wrong wrong")).StatusCode);
    }

    [Theory]
    [InlineData("/health", "/health")]
    [InlineData("/?topic=sale", "/?topic=sale")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("http:evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task After_signing_in_one_is_led_to_our_own_addresses_only(string returnUrl, string expected)
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var email = await site.AccountAsync(Account.Reader);
        using var visitor = site.NewVisitor();

        var answer = await visitor.SignInAsync(email, StartedSite.Password, returnUrl);

        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Sign_in_leads_back_to_the_page_that_asked_for_it()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var visitor = site.NewVisitor();

        var answer = await visitor.GetAsync("/health?x=1");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fhealth%3Fx%3D1", answer.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Cookies_are_closed_to_scripts_and_to_other_sites()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var email = await site.AccountAsync(Account.Reader);
        using var visitor = site.NewVisitor();
        var form = await visitor.GetAsync("/sign-in");
        var session = await visitor.SignInAsync(email, StartedSite.Password);

        foreach (var cookie in form.Headers.GetValues("Set-Cookie").Concat(session.Headers.GetValues("Set-Cookie")))
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Behind_a_proxy_with_https_cookies_are_secure()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:BehindProxy", "true"));
        using var visitor = site.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { { "X-Forwarded-Proto", "https" } } };

        var answer = await visitor.SendAsync(request);

        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_a_proxy_nobody_is_believed_about_his_address()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("SignIn:TriesPerAddress", "3"));
        using var visitor = site.NewVisitor();
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 5; guess++)
        {
            var token = Visitor.TokenIn(await visitor.ReadAsync("/sign-in"));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Headers = { { "X-Forwarded-For", $"198.51.100.{guess}" } } };
            request.Content = new FormUrlEncodedContent(
                [new("Email", $"guess{guess}@example.org"), new("Password", "wrong wrong wrong"), new("__RequestVerificationToken", token)]);
            answers.Add((await visitor.SendAsync(request)).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task Looking_at_the_sign_out_page_signs_nobody_out()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        using var visitor = await site.SignedInAsync(Account.Reader);
        await visitor.GetAsync("/sign-out");

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).StatusCode);

        await visitor.SubmitAsync("/sign-out", "/sign-out");
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_hash_with_fewer_rounds_is_renewed_by_signing_in()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var email = await site.AccountAsync(Account.Reader);
        var weak = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        var old = weak.HashPassword(null!, StartedSite.Password);
        await site.AskAsync(db => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, old), Cancellation));
        using var visitor = site.NewVisitor();

        Assert.Equal(HttpStatusCode.Found, (await visitor.SignInAsync(email, StartedSite.Password)).StatusCode);
        Assert.NotEqual(old, await site.AskAsync(db => db.Accounts.Select(row => row.PasswordHash).SingleAsync(Cancellation)));
    }

    private static async Task<string> SentenceAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        var start = page.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        return page[start..page.IndexOf("</div>", start, StringComparison.Ordinal)];
    }

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        internal int Count { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Count++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
