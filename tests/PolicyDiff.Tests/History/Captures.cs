using System.Text;
using PolicyDiff.History;

namespace PolicyDiff.Tests.History;

/// <summary>Evidence that tests write.</summary>
internal static class Captures
{
    public const string Address = "https://ferry.example/privacy";

    public static DateTimeOffset Start { get; } = new(2015, 3, 1, 9, 30, 0, TimeSpan.Zero);

    private static readonly string[] Topics = ["parcels", "passengers", "night crossings", "season tickets", "lost property", "freight", "lamps", "harbour dues"];

    /// <summary>A page of a policy; every number has a text of its own, and neighbours share most of their clauses.</summary>
    public static string Page(int number)
    {
        var page = new StringBuilder("<html><head><title>Privacy Policy | Lantern Ferry</title></head><body><h1>Privacy Policy</h1>");
        for (var clause = 0; clause < 5; clause++)
        {
            var topic = Topics[(number + clause) % Topics.Length];
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"<h2>About {topic}</h2><p>When you book {topic} with us we collect your name and keep it for {(number * 7) + clause + 10} days. We do not sell it to anybody.</p>");
        }

        return page.Append("</body></html>").ToString();
    }

    /// <summary>A page that says nothing of a policy and nothing of an error.</summary>
    public const string FrontPage =
        """
        <html><head><title>Lantern Ferry</title></head><body><h1>Across the bay every half hour</h1>
        <p>Bring the children, the dog and a warm coat. Our lamps are lit from dusk until the last boat is in, and the galley serves soup all night.</p>
        <p>This week the old steamer is back on the water after a winter in the yard, with new planks, fresh paint and the same slow engine.</p>
        <p>Stand at the bow when we pass the lighthouse: the keeper waves to every boat, and has done so for thirty years.</p></body></html>
        """;

    /// <summary>A day's capture of a source by the Wayback Machine.</summary>
    public static ReceivedCapture Of(long source, double day, string page) => new()
    {
        SourceId = source,
        Origin = "wayback",
        Instant = Start.AddDays(day),
        RequestedAddress = Address,
        FinalAddress = Address,
        Status = 200,
        Headers = [new("Content-Type", "text/html; charset=utf-8")],
        Body = Encoding.UTF8.GetBytes(page),
    };

    /// <summary>The same seen by our own check.</summary>
    public static ReceivedCapture Live(long source, double day, string page) => Of(source, day, page) with { Origin = Observation.Live };

    /// <summary>Our own check was told that nothing changed.</summary>
    public static ReceivedCapture NotModified(long source, double day) => Live(source, day, "") with { Status = 304, Body = null };

    public static ReceivedCapture Unreachable(long source, double day) =>
        Live(source, day, "") with { Status = null, Headers = [], Body = null, Failure = "timeout", FailureSentence = "ferry.example did not answer in time." };
}
