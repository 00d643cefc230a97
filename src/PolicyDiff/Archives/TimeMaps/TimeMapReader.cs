using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PolicyDiff.Archives.TimeMaps;

/// <summary>Reads TimeMaps (RFC 7089 §5), in link format or in the JSON form that aggregators use. Pure; never throws for any input, never invents an instant.</summary>
public static class TimeMapReader
{
    private const int Shown = 500;
    private const string SomethingElse = "The archive answered with something else than a TimeMap.";

    /// <summary>Reads a body; nothing in it is a TimeMap without mementos.</summary>
    public static TimeMapReading Read(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body).TrimStart('\uFEFF');
        return text.TrimStart() switch
        {
            "" => new(null, [], [], [], null),
            ['{', ..] => ReadJson(text),
            var start when IsPage(start) => new(null, [], [], [], "The archive answered with a page instead of a TimeMap."),
            _ => ReadLinks(text),
        };
    }

    // A link's address stands between the same brackets as a page's first tag.
    private static bool IsPage(string start) =>
        start is ['<', '!' or '?', ..] || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<head", StringComparison.OrdinalIgnoreCase);

    private static TimeMapReading ReadLinks(string text)
    {
        var links = LinkFormat.Read(text, out var problem);
        var gathered = new Gathered();
        foreach (var link in links)
        {
            if (link.Is("memento")) gathered.Add(link.Address, link.Parameters.TryGetValue("datetime", out var said) ? said : null);
            else if (link.Is("timemap")) gathered.Pages.Add(link.Address);
            else if (link.Is("original")) gathered.Original ??= link.Address;
        }

        return gathered.Finish(problem ?? (gathered.SaysNothing ? SomethingElse : null));
    }

    private static TimeMapReading ReadJson(string text)
    {
        var gathered = new Gathered();
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            gathered.Original = Text(root, "original_uri");
            foreach (var memento in List(Property(root, "mementos"), "list")) if (Text(memento, "uri") is { } address) gathered.Add(address, Text(memento, "datetime"));
            foreach (var page in List(root, "timemap_index")) if (Text(page, "uri") is { } address) gathered.Pages.Add(address);
            if (Text(Property(Property(root, "pages"), "next"), "uri") is { } next) gathered.Pages.Add(next);
            return gathered.Finish(gathered.SaysNothing ? SomethingElse : null);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return gathered.Finish("The list breaks off in the middle or is no JSON.");
        }
    }

    private static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement element, string name) => Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private sealed class Gathered
    {
        private readonly List<TimeMapMemento> mementos = [];
        private readonly List<UnreadableLine> unreadable = [];

        public string? Original { get; set; }

        public List<string> Pages { get; } = [];

        public bool SaysNothing => Original is null && mementos.Count == 0 && unreadable.Count == 0 && Pages.Count == 0;

        public void Add(string address, string? said)
        {
            if (said is not null && Instant(said) is { Year: >= 1990 } instant) mementos.Add(new(address, instant));
            else unreadable.Add(new(address.Length <= Shown ? address : address[..Shown], said is null ? "The memento has no date." : "The memento's date is none."));
        }

        public TimeMapReading Finish(string? problem) => new(Original, mementos, [.. Pages.Distinct(StringComparer.Ordinal)], unreadable, problem);

        private static DateTimeOffset? Instant(string said) =>
            DateTimeOffset.TryParseExact(
                said.Trim(),
                ["r", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ssK"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var instant)
                ? instant
                : null;
    }
}
