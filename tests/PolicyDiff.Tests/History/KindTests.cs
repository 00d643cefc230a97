using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.History;

/// <summary>
/// The kinds of a change that its words decide, from received pages to stored rows and the export. Those of its place in the history stand in
/// <see cref="HistorianTests"/> (first, revert), <see cref="NoiseTests"/> (variant), Absences (removed, restored), Moves (source moved) and the
/// import of versions repositories (rules changed).
/// </summary>
public sealed class KindTests(PostgresFixture postgres)
{
    private const string French =
        """
        <html lang="fr"><head><title>Confidentialité | Lantern Ferry</title></head><body><h1>Confidentialité</h1>
        <p>Lorsque vous réservez une traversée, nous recueillons votre nom et nous le conservons pendant trente jours. Nous ne le vendons à personne.</p>
        <p>Vous pouvez nous demander à tout moment quelles données nous avons sur vous, et les faire effacer sans donner de raison.</p>
        <p>Nous ne partageons ces informations avec nos partenaires que si la loi nous y oblige ou si vous nous en donnez la permission.</p>
        <p>Pour toute question sur cette politique, vous pouvez nous écrire à l'adresse qui figure au bas de chaque billet.</p></body></html>
        """;

    private const string Dogs = "<p>Dogs travel free of charge when they sit quietly on the upper deck at night.</p>";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, bool> Kinds => new()
    {
        { "content", "We do not sell it to anybody", "We sell it to advertisers", true },
        { "minor", "<h2>About parcels</h2>", "<h2>About our parcels</h2>", true },
        { "moved-only", "", "two clauses change places", false },
        { "re-dated-only", "Last updated: 3 March 2015", "Last updated: 9 April 2016", false },
        { "contact-only", "privacy@ferry.example", "data@ferry.example", true },
        { "language-switched", "", "French", true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_is_stored_exported_and_told_or_not(string kind, string before, string after, bool news)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        var old = Captures.Page(0).Replace("</h1>", "</h1><p>Last updated: 3 March 2015</p>", StringComparison.Ordinal)
            .Replace("</body>", "<h2>How to reach us</h2>" + Dogs + "<p>Write to privacy@ferry.example if you have a question about this text.</p></body>", StringComparison.Ordinal);
        var @new = after switch
        {
            "French" => French,
            _ when before.Length == 0 => old.Replace(Dogs, "", StringComparison.Ordinal).Replace("</body>", Dogs + "</body>", StringComparison.Ordinal),
            _ => old.Replace(before, after, StringComparison.Ordinal),
        };
        Assert.NotEqual(old, @new);
        foreach (var day in new[] { 0, 20 }) await library.TakeAsync(Captures.Live(source, day, old), ArrangeCause.LiveCheck);
        foreach (var day in new[] { 40, 60 }) await library.TakeAsync(Captures.Live(source, day, @new), ArrangeCause.LiveCheck);

        await using var db = library.Db();
        var change = await db.Changes.AsNoTracking().SingleAsync(row => row.FromText != null, Cancelled);
        Assert.Equal((kind, news), (change.Kind.ToWord(), change.News));
        Assert.Equal(news ? 1 : 0, library.News.Count);
        Assert.Contains(await library.ExportAsync(), line => line.Contains($"\"kind\":\"{kind}\",\"news\":{(news ? "true" : "false")}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_formatting_and_other_targets_of_links_are_no_events_of_a_history()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        var page = Captures.Page(0).Replace("your name", "<a href=\"https://ferry.example/names\">your name</a>", StringComparison.Ordinal);
        await library.TakeAsync(Captures.Live(source, 0, page), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 20, page.Replace("/names", "/other-names", StringComparison.Ordinal)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 40, page.Replace("parcels with us", "<b>parcels</b> with us", StringComparison.Ordinal)), ArrangeCause.LiveCheck);

        Assert.Equal(1, await library.CountAsync("version"));
        Assert.Equal(1, await library.CountAsync("change"));
    }
}
