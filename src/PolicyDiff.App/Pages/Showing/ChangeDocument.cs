using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Rendering;
using PolicyDiff.Exchange;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>A comparison as JSON (DESIGN.md §7: a change and its hunks).</summary>
internal static class ChangeDocument
{
    internal static ReadOnlyMemory<byte> Write(ChangeView view)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteHead(json, view);
            JsonRenderer.WriteMembers(json, view.Diff);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteHead(Utf8JsonWriter json, ChangeView view)
    {
        json.WriteString("organization", view.Policy.OrganizationName);
        json.WriteString("policy", $"{view.Policy.OrganizationSlug}/{view.Policy.Slug}");
        json.WriteString("type", view.Policy.Type);
        json.WriteString("from", view.Old.Text.ToString());
        json.WriteString("to", view.New.Text.ToString());
        WriteInstant(json, "lastWithOld", view.Latest?.Change.LastWithOld);
        WriteInstant(json, "firstWithNew", view.Latest?.Change.FirstWithNew);
        json.WriteNumber("spans", view.Latest is null ? view.Spanned.Count : 1);
        json.WriteString("kind", view.Explanation.Kind.ToWord());
        json.WriteString("headline", view.Explanation.Headline);
        json.WriteNumber("significance", view.Explanation.Significance);
        json.WriteString("direction", view.Explanation.Direction.ToWord());
        json.WritePropertyName("topics");
        JsonSerializer.Serialize(json, view.Explanation.Topics, LineFormat.Json);
        json.WritePropertyName("reasons");
        JsonSerializer.Serialize(json, view.Explanation.Reasons, LineFormat.Json);
    }

    private static void WriteInstant(Utf8JsonWriter json, string name, DateTimeOffset? instant)
    {
        if (instant is null) json.WriteNull(name);
        else json.WriteString(name, Moment.Machine(instant.Value));
    }
}
