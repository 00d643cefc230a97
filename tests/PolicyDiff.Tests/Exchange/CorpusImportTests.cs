using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Exchange;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Exchange;

public sealed class CorpusImportTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_seeds_imported_twice_are_five_versions_with_the_authors_words()
    {
        var seeds = Path.Combine(Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS") ?? "", "corpus", "seeds");
        Assert.SkipUnless(Directory.Exists(seeds), "The five documents of the corpus are not here: set POLICYDIFF_CORPUS to the folder that has corpus/seeds in it.");
        await using var library = await TestLibrary.OpenAsync(postgres);
        var import = library.Get<CorpusImport>();
        foreach (var time in new[] { true, false })
        {
            foreach (var file in Directory.GetFiles(seeds)) Assert.Equal((time, null), await AddedAsync(import, await File.ReadAllBytesAsync(file, Cancelled)));
        }

        await using var db = library.Db();
        Assert.Equal(
            ["2001-12-08", "2007-12-26", "2010-11-28", "2010-12-29", "2017-11-20"],
            (await db.Versions.OrderBy(version => version.FirstSeen).ToListAsync(Cancelled)).Select(version => version.FirstSeen.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        var all = "";
        foreach (var version in await db.Versions.OrderBy(version => version.FirstSeen).ToListAsync(Cancelled))
        {
            var text = MarkdownWriter.Write((await TextShelf.GetAsync(db, version.FaithfulHash, Cancelled))!);
            if (Environment.GetEnvironmentVariable("POLICYDIFF_SHOW") is { Length: > 0 } folder) await File.WriteAllTextAsync(Path.Combine(folder, $"{version.FirstSeen:yyyy}-{version.FirstSeen:MMdd}.md"), text, Cancelled);
            all += text;
        }

        foreach (var kept in new[] { "balancing,.", "inproviding", "cusotmerthink.com" }) Assert.Contains(kept, all, StringComparison.Ordinal);
        Assert.Contains("\n### How we use collected information\n\nPerpetuum Software collects", all, StringComparison.Ordinal);
        foreach (var mended in new[] { "Â®", "web.archive.org", "_non_ -", "****", "[](" , "---|---", "#### \n" }) Assert.DoesNotContain(mended, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_of_one_site_are_one_policy_though_its_address_moved()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var import = library.Get<CorpusImport>();
        Assert.Equal((true, null), await AddedAsync(import, Document("20050102030405", "http://ferry.example/privacy.htm", 30)));
        Assert.Equal((true, null), await AddedAsync(import, Document("20100102030405", "https://www.ferry.example/legal/privacy", 90)));
        Assert.Equal((false, null), await AddedAsync(import, Document("20050102030405", "http://ferry.example/privacy.htm", 30)));

        await using var db = library.Db();
        Assert.Equal("ferry-example/privacy-policy", (await db.Policies.Include(policy => policy.Organization).SingleAsync(Cancelled)).FullSlug);
        Assert.Equal(2, await db.Sources.CountAsync(Cancelled));
        Assert.Equal([new(2005, 1, 2, 3, 4, 5, TimeSpan.Zero), new(2010, 1, 2, 3, 4, 5, TimeSpan.Zero)], await db.Versions.OrderBy(version => version.Position).Select(version => version.FirstSeen).ToListAsync(Cancelled));
        Assert.All(await db.Captures.ToListAsync(Cancelled), capture => Assert.Equal("import:corpus", capture.Origin));
        Assert.Null((await db.Policies.SingleAsync(Cancelled)).NextCheckAt);
    }

    [Theory]
    [InlineData("", "does not begin")]
    [InlineData("# A policy\n\nWe keep nothing.", "does not begin")]
    [InlineData("\0\u0001\u0002", "does not begin")]
    public async Task What_is_no_document_of_the_corpus_is_refused_with_a_reason_and_stores_nothing(string file, string says)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var refused = await library.Get<CorpusImport>().ImportAsync(Encoding.UTF8.GetBytes(file), Cancelled);
        Assert.Null(refused.Document);
        Assert.Contains(says, refused.Problem, StringComparison.Ordinal);
        Assert.Equal(0, await library.CountAsync("capture"));
        Assert.Equal(0, await library.CountAsync("organization"));
    }

    [Fact]
    public async Task A_document_whose_address_carries_no_date_or_no_page_is_refused()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        foreach (var document in new[] { Document("20059902030405", "http://ferry.example/privacy.htm", 30), Document("20050102030405", "mailto:x@ferry.example", 30) })
        {
            Assert.NotEmpty((await library.Get<CorpusImport>().ImportAsync(document, Cancelled)).Problem!);
        }

        Assert.Equal(0, await library.CountAsync("organization"));
    }

    private static async Task<(bool, string?)> AddedAsync(CorpusImport import, byte[] file)
    {
        var imported = await import.ImportAsync(file, Cancelled);
        return (imported.Added, imported.Problem);
    }

    private static byte[] Document(string stamp, string address, int days) => Encoding.UTF8.GetBytes(
        $"> *The following text is extracted and transformed from the ferry.example privacy policy that was archived on 2005-01-02. Please check the [original snapshot on the Wayback Machine](http://web.archive.org/web/{stamp}id_/{Uri.EscapeDataString(address)}) for the most accurate reproduction.*\n\n# Privacy\n\nWe keep your personal information for {days} days and share it with nobody. You may ask us for a copy of all that we hold about you at any time.\n");
}
