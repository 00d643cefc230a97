using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.App.Tests.Pages;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Caching;

/// <summary>Pages that are named by their texts, asked for again and again over real HTTP.</summary>
public sealed class StampedPageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private StartedSite site = null!;
    private string change = "";
    private string version = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var database = await postgres.CreateDatabaseAsync();
        await SampleHistory.FillAsync(database);
        site = await StartedSite.StartOnAsync(database, ("Site:PublicReading", "true"));
        var texts = await SamplePages.TextsAsync(database, "kestrel-mail", "privacy-policy");
        change = $"{SamplePages.Privacy}/changes/{texts[3]}..{texts[4]}";
        version = $"{SamplePages.Privacy}/versions/{texts[^1]}";
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Who_has_a_page_already_is_told_so_without_it()
    {
        using var visitor = site.NewVisitor();
        foreach (var path in new[] { change, version, change + ".md", change + ".json", change + ".patch", version + ".txt", version + ".json", change + "?view=side" })
        {
            var first = await visitor.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, first.StatusCode));
            Assert.False(first.Headers.ETag!.IsWeak);
            Assert.Equal("no-cache, public", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal)));
            Assert.Contains("Cookie", first.Headers.Vary);

            var again = await AskAsync(visitor, path, first.Headers.ETag);

            Assert.Equal((path, HttpStatusCode.NotModified), (path, again.StatusCode));
            Assert.Equal(first.Headers.ETag, again.Headers.ETag);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
            Assert.True(again.Headers.Contains("Content-Security-Policy"));
        }
    }

    [Fact]
    public async Task Each_page_form_and_layout_has_a_name_of_its_own()
    {
        using var visitor = site.NewVisitor();
        var tags = new List<string>();
        foreach (var path in new[] { change, change + "?view=side", change + "?view=new", change + ".md", change + ".json", version, version + ".md" })
        {
            tags.Add((await visitor.GetAsync(path)).Headers.ETag!.Tag);
        }

        Assert.Equal(tags.Count, tags.Distinct().Count());
        // Nothing else in the query makes another page of it.
        Assert.Equal(tags[0], (await visitor.GetAsync(change + "?from=a-newsletter")).Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_label_is_seen_at_once_by_who_has_the_page()
    {
        using var visitor = site.NewVisitor();
        var first = await visitor.GetAsync(change);
        await LabelAsync("Read by a lawyer who disagrees.");

        var again = await AskAsync(visitor, change, first.Headers.ETag);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.NotEqual(first.Headers.ETag, again.Headers.ETag);
        Assert.Contains("Read by a lawyer who disagrees.", await again.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_that_tightens_is_seen_at_once_by_who_has_the_page()
    {
        using var visitor = site.NewVisitor();
        var (from, to) = Pair(change);
        var first = await visitor.GetAsync(change);
        await site.AskAsync(async db =>
        {
            var row = (await db.Changes.Where(row => row.Policy.Slug == "privacy-policy" && row.FromText != null && row.ToText != null).ToListAsync(Cancellation))
                .Single(row => row.FromText!.Value.Abbreviated == from && row.ToText!.Value.Abbreviated == to);
            row.LastWithOld = row.FirstWithNew.AddHours(-1);
            return await db.SaveChangesAsync(Cancellation);
        });

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(visitor, change, first.Headers.ETag)).StatusCode);
    }

    [Fact]
    public async Task A_page_that_another_policy_changed_beside_is_still_good()
    {
        using var visitor = site.NewVisitor();
        var first = await visitor.GetAsync(change);
        await site.AskAsync(db => db.Changes.Where(row => row.Policy.Organization.Slug == "pine-harbour").ExecuteUpdateAsync(set => set.SetProperty(row => row.Headline, "says something else"), Cancellation));

        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(visitor, change, first.Headers.ETag)).StatusCode);
    }

    [Fact]
    public async Task Somebody_signed_in_never_gets_or_leaves_a_kept_page()
    {
        using var visitor = site.NewVisitor();
        using var editor = await site.SignedInAsync(Account.Editor);
        var open = await visitor.GetAsync(change);

        var own = await AskAsync(editor, change, open.Headers.ETag);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Null(own.Headers.ETag);
        Assert.True(own.Headers.CacheControl is { NoStore: true, Private: true });
        Assert.Contains("__RequestVerificationToken", await own.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var after = await (await visitor.GetAsync(change)).Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("__RequestVerificationToken", after, StringComparison.Ordinal);
        Assert.DoesNotContain("site-account\" href=\"/account", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_a_page_is_its_head()
    {
        using var visitor = site.NewVisitor();
        var whole = await visitor.GetAsync(version);

        var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, version));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(whole.Headers.ETag, head.Headers.ETag);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        // And a head does not leave an empty page to others.
        Assert.NotEmpty(await visitor.ReadAsync(version));
    }

    [Fact]
    public async Task A_link_that_many_open_is_made_once()
    {
        using var visitor = site.NewVisitor();
        var first = await visitor.ReadAsync(change);

        var kept = await visitor.GetAsync(change);

        Assert.NotNull(kept.Headers.Age);
        Assert.Equal(first, await kept.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_compressed_page_says_the_same_under_a_name_of_its_own(string coding)
    {
        using var visitor = site.NewVisitor();
        var plain = await visitor.GetAsync(change);

        // The second is the kept one.
        for (var time = 0; time < 2; time++)
        {
            var packed = await AskAsync(visitor, change, null, coding);
            Assert.Equal(coding, Assert.Single(packed.Content.Headers.ContentEncoding));
            Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
            Assert.Equal(await plain.Content.ReadAsStringAsync(Cancellation), await UnpackedAsync(packed, coding));
        }
    }

    [Fact]
    public async Task No_page_with_a_secret_is_compressed()
    {
        using var visitor = site.NewVisitor();
        using var editor = await site.SignedInAsync(Account.Editor);
        foreach (var (who, path) in new[] { (visitor, "/sign-in"), (editor, change), (editor, "/"), (editor, "/account") })
        {
            // Twice: the first one sets the cookie that the token belongs to.
            await AskAsync(who, path, null, "br");
            var answer = await AskAsync(who, path, null, "br");
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            Assert.Empty(answer.Content.Headers.ContentEncoding);
        }

        Assert.Equal("br", Assert.Single((await AskAsync(visitor, "/", null, "br")).Content.Headers.ContentEncoding));
        Assert.Equal("br", Assert.Single((await AskAsync(visitor, "/site.css", null, "br")).Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task What_is_no_content_has_no_name()
    {
        using var visitor = site.NewVisitor();
        var (from, to) = Pair(change);
        foreach (var path in new[] { $"{SamplePages.Privacy}/changes/{from}..000000000000", $"{SamplePages.Privacy}/changes/2010-01-01..2024-01-01", $"{version}aa", "/", SamplePages.Privacy })
        {
            var answer = await visitor.GetAsync(path);
            Assert.Null(answer.Headers.ETag);
            Assert.False(answer.Headers.CacheControl?.Public ?? false);
        }

        Assert.NotEqual(from, to);
        Assert.True((await visitor.GetAsync("/")).Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task A_site_that_is_not_open_gives_strangers_no_name_and_no_kept_page()
    {
        await using var closed = await StartedSite.StartOnAsync(site.ConnectionString);
        using var stranger = closed.NewVisitor();
        using var visitor = site.NewVisitor();
        var open = await visitor.GetAsync(change);

        var answer = await AskAsync(stranger, change, open.Headers.ETag);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
        Assert.False(answer.Headers.CacheControl?.Public ?? false);
    }

    [Fact]
    public async Task A_file_named_by_its_content_is_kept_for_ever()
    {
        using var visitor = site.NewVisitor();
        var page = await visitor.ReadAsync("/");
        var style = page[page.IndexOf("/site.css?v=", StringComparison.Ordinal)..];

        Assert.Equal(TimeSpan.FromDays(365), (await visitor.GetAsync(style[..style.IndexOf('"', StringComparison.Ordinal)])).Headers.CacheControl!.MaxAge);
        Assert.Null((await visitor.GetAsync("/site.css")).Headers.CacheControl?.MaxAge);
    }

    private static (string From, string To) Pair(string path) => (path[^26..^14], path[^12..]);

    private static Task<HttpResponseMessage> AskAsync(Visitor visitor, string path, EntityTagHeaderValue? has, string? coding = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (has is not null) request.Headers.IfNoneMatch.Add(has);
        if (coding is not null) request.Headers.AcceptEncoding.Add(new(coding));
        return visitor.SendAsync(request);
    }

    private static async Task<string> UnpackedAsync(HttpResponseMessage answer, string coding)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(Cancellation);
        await using Stream unpacked = coding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        return await reader.ReadToEndAsync(Cancellation);
    }

    private async Task LabelAsync(string note)
    {
        var (from, to) = Pair(change);
        var row = await site.AskAsync(async db => (await db.Changes.Where(row => row.Policy.Slug == "privacy-policy" && row.FromText != null && row.ToText != null).ToListAsync(Cancellation))
            .First(row => row.FromText!.Value.Abbreviated == from && row.ToText!.Value.Abbreviated == to));
        var request = new LabelRequest(row.PolicyId, row.FromText!.Value, row.ToText!.Value, null, 61, null, note);
        Assert.True(await site.Services.GetRequiredService<LabelDesk>().AddAsync(request, new(null, "Ada"), Cancellation));
    }
}
