using System.Text;
using System.Text.Json;
using PolicyDiff.Archives.Wayback;

namespace PolicyDiff.Archives.Cdx;

/// <summary>
/// Reads answers of a CDX index, text lines or JSON rows, with all the dirt that real ones have. Pure; never throws for any
/// input, never invents a date, never loses a line without saying so.
/// </summary>
public static class CdxReader
{
    private const string CutOff = "The listing breaks off in the middle; it is asked for again later.";
    private const string NoListing = "The archive answered with a page instead of a listing; it is asked for again later.";

    /// <summary>Reads the body of an answer with status 200; nothing is an empty listing.</summary>
    public static CdxReading Read(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body);
        var rows = new Rows();
        var start = text.AsSpan().TrimStart();
        if (start is "") return rows.Finish(null);
        if (start[0] == '<') return NotAListing(text);
        return start[0] == '[' ? ReadJson(body, rows) : ReadLines(text, rows);
    }

    private static CdxReading NotAListing(string text) =>
        ExclusionNotice.IsIn(text) ? new([], null, [], 0, null, true) : new([], null, [new(Clip(text), "This is a page, not an index line.")], 0, NoListing, false);

    private static CdxReading ReadLines(string text, Rows rows)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        // Every line ends with a line end: what stands behind the last one was cut.
        var rest = lines[^1];
        lines.RemoveAt(lines.Count - 1);

        string? resumeKey = null;
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Length > 0) rows.Add(CdxRow.Split(lines[index]), lines[index]);
            else if (index == lines.Count - 2 && IsResumeKey(lines[index + 1])) resumeKey = lines[++index];
        }

        if (rest.Length > 0) rows.AddUnreadable(rest, "The line has no end, so it may be cut.");
        if (rows.Count == 0 && rows.HasUnreadable && !rows.LooksLikeIndex) return NotAListing(text);
        return rows.Finish(resumeKey, rest.Length > 0 ? CutOff : null);
    }

    private static CdxReading ReadJson(ReadOnlySpan<byte> body, Rows rows)
    {
        string? resumeKey = null;
        var awaitsKey = false;
        int[]? order = null;
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 4 });
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            {
                var row = ReadRow(ref reader);
                if (order is null && row.Count > 0) order = Order(row);
                else if (row.Count == 0) awaitsKey = true;
                else if (awaitsKey && row.Count == 1) resumeKey = row[0];
                else rows.Add(Arrange(row, order), string.Join(' ', row));
            }

            return rows.Finish(resumeKey, reader.TokenType == JsonTokenType.EndArray ? null : CutOff);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var text = Encoding.UTF8.GetString(body);
            return rows.Count == 0 && !rows.HasUnreadable ? NotAListing(text) : rows.Finish(null, CutOff);
        }
    }

    private static List<string> ReadRow(ref Utf8JsonReader reader)
    {
        var row = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            row.Add(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                JsonTokenType.Null => "-",
                _ => throw new JsonException("A row holds something else than text."),
            });
        }

        return row;
    }

    /// <summary>Where each of our fields stands in the rows; the fields as asked for when the header names others.</summary>
    private static int[] Order(List<string> header)
    {
        var order = CdxRow.Fields.Split(',').Select(field => header.IndexOf(field)).ToArray();
        return order.Contains(-1) ? [.. Enumerable.Range(0, CdxRow.Count)] : order;
    }

    private static List<string> Arrange(List<string> row, int[]? order) =>
        order is not null && order.All(index => index < row.Count) ? order.Select(index => row[index]).ToList() : row;

    private static bool IsResumeKey(string line) => line.Length > 0 && !line.Contains(' ') && !line.Contains('<');

    private static string Clip(string text) => text.Length <= 500 ? text : text[..500];

    /// <summary>Collects rows, each once.</summary>
    private sealed class Rows
    {
        private readonly List<CdxEntry> entries = [];
        private readonly List<UnreadableLine> unreadable = [];
        private readonly HashSet<string> seen = [];
        private int duplicates;
        private bool excluded;

        public int Count => entries.Count;

        public bool HasUnreadable => unreadable.Count > 0;

        /// <summary>Some unreadable line at least has an index line's shape.</summary>
        public bool LooksLikeIndex { get; private set; }

        public void Add(IReadOnlyList<string> row, string line)
        {
            if (!seen.Add(line)) duplicates++;
            else if (CdxRow.Read(row, out var problem) is { } entry) entries.Add(entry);
            else
            {
                LooksLikeIndex |= row.Count == CdxRow.Count && row[1].Length > 0 && row[1].All(char.IsAsciiDigit);
                excluded |= row.Count != CdxRow.Count && ExclusionNotice.IsIn(line);
                AddUnreadable(line, problem);
            }
        }

        public void AddUnreadable(string line, string reason) => unreadable.Add(new(Clip(line), reason));

        public CdxReading Finish(string? resumeKey, string? problem = null) =>
            new(entries, resumeKey, unreadable, duplicates, problem, excluded && entries.Count == 0);
    }
}
