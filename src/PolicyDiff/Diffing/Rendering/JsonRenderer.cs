using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// A diff as JSON (DESIGN.md §7): one object for each changed block with <c>id</c> of its hunk, <c>heading</c>, <c>kind</c>,
/// <c>tokens</c> as <c>["=" | "+" | "-", text]</c>; moves also with <c>from</c> and <c>to</c>, block numbers in the old and new text.
/// A moved block is written once, at its new place.
/// </summary>
public static class JsonRenderer
{
    // The document is JSON and never put into HTML: "+" stays readable.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>{"added","removed","moved","hunks":[…]}</c> with words counted; <c>"fellBack":true</c> before the hunks where a budget ended.</summary>
    public static string Render(TextDiff diff)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            WriteMembers(json, diff);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the counts and hunks into an object that the caller has begun.</summary>
    public static void WriteMembers(Utf8JsonWriter json, TextDiff diff)
    {
        json.WriteNumber("added", diff.Counts.Added);
        json.WriteNumber("removed", diff.Counts.Removed);
        json.WriteNumber("moved", diff.Counts.Moved);
        if (diff.FellBack) json.WriteBoolean("fellBack", true);
        json.WriteStartArray("hunks");
        foreach (var hunk in Hunks.Of(diff))
        {
            var rows = diff.Rows.Skip(hunk.FirstRow).Take(hunk.RowCount);
            foreach (var row in rows.Where(row => row.Kind is not (RowKind.Same or RowKind.MovedAway))) WriteRow(json, hunk, row);
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, Hunk hunk, DiffRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", hunk.Id);
        json.WriteString("heading", hunk.Heading);
        json.WriteString("kind", RowWords.ToWord(row.Kind));
        if (row.FellBack) json.WriteBoolean("fellBack", true);
        if (row.Kind is RowKind.MovedHere or RowKind.MovedAndEdited)
        {
            json.WriteNumber("from", row.OldIndex!.Value);
            json.WriteNumber("to", row.NewIndex!.Value);
        }

        json.WriteStartArray("tokens");
        foreach (var token in row.Tokens)
        {
            json.WriteStartArray();
            json.WriteStringValue(token.Mark switch { TokenMark.Added => "+", TokenMark.Removed => "-", _ => "=" });
            json.WriteStringValue(token.Text);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
