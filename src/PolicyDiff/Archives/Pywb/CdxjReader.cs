using System.Text;
using System.Text.Json;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Text.Decoding;

namespace PolicyDiff.Archives.Pywb;

/// <summary>
/// Reads answers of pywb's CDX server and of Common Crawl's: a JSON object on each line, alone or behind <c>urlkey timestamp</c>.
/// Fields are called <c>url mime status digest length</c>, in some versions as the Wayback Machine calls them. Pure; never throws for any input.
/// </summary>
public static class CdxjReader
{
    private const int Shown = 500;

    /// <summary>Reads a body; <paramref name="take"/> gives an entry what else its line holds.</summary>
    public static CdxjReading Read(ReadOnlySpan<byte> body, Func<CdxEntry, JsonElement, CdxEntry>? take = null)
    {
        var text = Encoding.UTF8.GetString(body);
        if (text.TrimStart() is ['<', ..]) return new([], 0, [], false, "a page instead of a listing");

        var lines = new Lines(take);
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            lines.Add(text[start..(end < 0 ? text.Length : end)].Trim(), isWhole: end >= 0);
            start = end < 0 ? text.Length : end + 1;
        }

        return lines.Finish();
    }

    private static bool IsPage(JsonElement fields) =>
        Text(fields, "is_fuzzy") is null or "" or "0" or "false" or "False";

    private static string? Text(JsonElement fields, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!fields.TryGetProperty(name, out var value)) continue;
            if (value.ValueKind == JsonValueKind.String) return value.GetString();
            if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) return value.GetRawText();
        }

        return null;
    }

    private sealed class Lines(Func<CdxEntry, JsonElement, CdxEntry>? take)
    {
        private readonly List<CdxEntry> entries = [];
        private readonly List<UnreadableLine> unreadable = [];
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);
        private int count;
        private bool cut;
        private readonly List<(string Said, string Line)> messages = [];

        public void Add(string line, bool isWhole)
        {
            if (line.Length == 0) return;
            if (TryRead(line)) count++;
            else if (isWhole) Refuse(line, "The line is no index line.");
            else cut = true;
        }

        /// <summary>A message stands for the whole answer where nothing else is in it; among entries it is a line that names none.</summary>
        public CdxjReading Finish()
        {
            if (entries.Count == 0 && messages.Count > 0) return new(entries, count, unreadable, cut, messages[^1].Said);
            foreach (var (said, line) in messages) Refuse(line, $"The archive says: {(said.Length <= Shown ? said : said[..Shown])}");
            return new(entries, count, unreadable, cut, null);
        }

        /// <summary>False when the line is no JSON, which a cut one is not.</summary>
        private bool TryRead(string line)
        {
            var open = line.IndexOf('{', StringComparison.Ordinal);
            if (open < 0) return false;
            try
            {
                using var document = JsonDocument.Parse(JsonEscapes.Mend(line[open..]));
                var key = line[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (seen.Add(line)) Take(document.RootElement, key, line);
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }

        private void Take(JsonElement fields, string[] key, string line)
        {
            if (Text(fields, "message", "error") is { } said && !fields.TryGetProperty("timestamp", out _) && key.Length == 0) messages.Add((said, line));
            else if (!IsPage(fields)) Refuse(line, "It is of another page that the archive takes for similar.");
            else if (Read(fields, key, out var problem) is { } entry) entries.Add(take is null ? entry : take(entry, fields));
            else Refuse(line, problem);
        }

        private static CdxEntry? Read(JsonElement fields, string[] key, out string problem) => CdxRow.Read(
            [
                Text(fields, "urlkey") ?? (key.Length > 1 ? key[0] : ""),
                Text(fields, "timestamp") ?? (key.Length > 1 ? key[1] : ""),
                Text(fields, "url", "original") ?? "",
                Text(fields, "mime", "mimetype") ?? "-",
                Text(fields, "status", "statuscode") ?? "-",
                Text(fields, "digest") ?? "-",
                Text(fields, "length") ?? "-",
            ],
            out problem);

        private void Refuse(string line, string reason) => unreadable.Add(new(line.Length <= Shown ? line : line[..Shown], reason));
    }
}
