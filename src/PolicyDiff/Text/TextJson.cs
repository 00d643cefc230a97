using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace PolicyDiff.Text;

/// <summary>
/// A text as compact JSON, as the database keeps it: {"t":title,"l":language,"b":[{"k":kind,"n":level,"m":marker,"s":[{"t":text,"y":styles,"a":link}]}]}.
/// Kinds and styles are numbers; what is null, zero or empty is left out.
/// </summary>
public static class TextJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The JSON of a text.</summary>
    public static string Write(PolicyText text) => JsonSerializer.Serialize(
        new Document(text.Title, text.Language, [.. text.Blocks.Select(block => new Piece(block.Kind, block.Level, block.Marker, [.. block.Spans.Select(span => new Run(span.Text, span.Styles, span.Link))]))]), Options);

    /// <summary>The text of JSON that <see cref="Write"/> wrote; throws <see cref="JsonException"/> for anything else.</summary>
    public static PolicyText Read(string json)
    {
        var document = JsonSerializer.Deserialize<Document>(json, Options) ?? throw new JsonException("A text's JSON is an object, not null.");
        return new(document.Title, document.Language, [.. (document.Blocks ?? []).Select(Block)]);
    }

    private static Block Block(Piece piece) =>
        new(piece.Kind, piece.Level, piece.Marker, [.. (piece.Spans ?? []).Select(run => new Span(run.Text ?? "", run.Styles, run.Link))]);

    private sealed record Document(
        [property: JsonPropertyName("t")] string? Title,
        [property: JsonPropertyName("l")] string? Language,
        [property: JsonPropertyName("b")] IReadOnlyList<Piece>? Blocks);

    private sealed record Piece(
        [property: JsonPropertyName("k")] BlockKind Kind,
        [property: JsonPropertyName("n")] int Level,
        [property: JsonPropertyName("m")] string? Marker,
        [property: JsonPropertyName("s")] IReadOnlyList<Run>? Spans);

    private sealed record Run(
        [property: JsonPropertyName("t")] string? Text,
        [property: JsonPropertyName("y")] SpanStyles Styles,
        [property: JsonPropertyName("a")] string? Link);
}
