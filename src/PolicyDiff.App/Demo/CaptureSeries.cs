using System.Globalization;

namespace PolicyDiff.App.Demo;

/// <summary>Makes the captures of one document from the lines of the story.</summary>
internal sealed class CaptureSeries(StoryOrganization organization, StoryDocument document, PageFrame frame, IReadOnlyDictionary<string, DemoVersion> versions)
{
    /// <summary>The captures, oldest first. Throws <see cref="FormatException"/> for a line that does not say what was seen.</summary>
    public IReadOnlyList<DemoCapture> Make()
    {
        var lines = document.Captures.SelectMany(line => Instants(line).Select(instant => (line, instant))).OrderBy(one => one.instant);
        var captures = new List<DemoCapture>();
        foreach (var (line, instant) in lines)
        {
            if (line.Revisit && captures.Count == 0) throw Wrong(line, "there is no capture before it to repeat");
            captures.Add(line.Revisit ? captures[^1] with { Instant = instant, IsRevisit = true } : MakeOne(line, instant));
        }

        return captures;
    }

    private DemoCapture MakeOne(StoryCapture line, DateTimeOffset instant)
    {
        var path = line.Path ?? document.Addresses[0];
        var host = (line.Www ? "www." : "") + organization.Host;
        var version = line.Version is null ? null : versions.GetValueOrDefault(line.Version) ?? throw Wrong(line, $"there is no version {line.Version}");
        var page = line.Target is { } target
            ? frame.RenderMoved(target)
            : frame.Render(
                (version is null ? line.Page : line.Template) ?? throw Wrong(line, "it has neither a page nor a version with a template"),
                version?.Text,
                new(instant, instant.ToString("s", CultureInfo.InvariantCulture)),
                EncodingOf(line));
        return new(instant, host, path, line.Status, page) { Version = version, Target = line.Target };
    }

    private PageEncoding EncodingOf(StoryCapture line)
    {
        if (line.CharsetIn is not ("both" or "meta" or "nowhere")) throw Wrong(line, "charsetIn is both, meta or nowhere");
        if (line.Quotes is not ("curly" or "straight")) throw Wrong(line, "quotes is curly or straight");
        return new(line.Charset, line.CharsetIn, line.Quotes == "straight");
    }

    private static IEnumerable<DateTimeOffset> Instants(StoryCapture line)
    {
        var first = StoryInstant.Parse(line.At);
        if (line.Until is null || line.EveryDays is not { } days) return [first];

        var last = StoryInstant.Parse(line.Until);
        // Crawlers come at any time of the day; a prime step spreads the seconds without chance.
        return Enumerable.Range(0, (int)((last - first).TotalDays / days) + 1)
            .Select(index => first.AddDays(index * days).AddSeconds(index * 35_317 % 86_400))
            .Where(instant => instant < last);
    }

    private FormatException Wrong(StoryCapture line, string why) =>
        new($"captures.json, {organization.Slug}/{document.Slug}, the capture at {line.At}: {why}.");
}
