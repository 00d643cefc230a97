using System.Globalization;
using System.Text;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Bodies;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Storage.Bodies;

/// <summary>An invented page seen day after day: always the same dressing, another token each time, another clause now and then.</summary>
internal static class PageSeries
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static byte[] Page(int day)
    {
        var page = new StringBuilder("<html><head>");
        var dressing = new Random(4);
        for (var part = 0; part < 400; part++) page.Append(CultureInfo.InvariantCulture, $"<link href=\"/part-{dressing.Next():x}.css\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<meta name=token content=\"{new Random(day).NextInt64():x}\"></head><body>");
        for (var clause = 0; clause < 100; clause++) page.Append(CultureInfo.InvariantCulture, $"<p>Clause {clause}: we keep your parcels for {(clause * 7) + (clause % 10 == 0 ? day / 20 : 0)} days.</p>\n");
        return Encoding.UTF8.GetBytes(page.Append("</body></html>").ToString());
    }

    internal static ContentHash Name(int day) => ContentHash.Of(Page(day));

    internal static ReceivedCapture Capture(long source, int day) => new()
    {
        SourceId = source,
        Origin = "wayback",
        Instant = Start.AddDays(day),
        RequestedAddress = "https://parcelry.example/privacy",
        FinalAddress = "https://parcelry.example/privacy",
        Status = 200,
        Headers = [new("Content-Type", "text/html; charset=utf-8")],
        Body = Page(day),
    };

    /// <summary>Stores the days in this order; gives the source.</summary>
    internal static async Task<long> StoreAsync(TestLibrary library, IEnumerable<int> days)
    {
        var source = (await library.TrackAsync("https://parcelry.example/privacy")).SourceId;
        foreach (var day in days) await library.Get<CaptureShelf>().PutAsync(Capture(source, day), TestContext.Current.CancellationToken);
        return source;
    }

    internal static int[] Shuffled(int count, int seed)
    {
        var days = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(days);
        return days;
    }

    /// <summary>Every body comes back as it was.</summary>
    internal static async Task AssertAllAsync(TestLibrary library, int count)
    {
        for (var day = 0; day < count; day++) Assert.Equal(Page(day), await library.Get<BodyStore>().GetAsync(Name(day), TestContext.Current.CancellationToken));
    }

    internal static async Task<(long Stored, int Deepest)> ShapeAsync(TestLibrary library, int count)
    {
        await using var db = library.Db();
        var deepest = 0;
        for (var day = 0; day < count; day++) deepest = Math.Max(deepest, (await BodyRows.ChainAsync(db, Name(day), TestContext.Current.CancellationToken))!.Depth);
        var totals = await BodyTotals.ReadAsync(library.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<PolicyDiffDb>>(), TestContext.Current.CancellationToken);
        Assert.Equal(count, totals.Bodies);
        return (totals.Stored, deepest);
    }
}
