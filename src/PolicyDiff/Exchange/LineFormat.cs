using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyDiff.Exchange;

/// <summary>How lines leave: JSON Lines (camelCase, instants ISO 8601 UTC) or CSV (RFC 4180, lists joined by "; ").</summary>
public static class LineFormat
{
    /// <summary>For everything the program writes as JSON outside the database.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcInstants(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>One line of JSON, without the line end.</summary>
    public static string ToJson<T>(T line) => JsonSerializer.Serialize(line, Json);

    /// <summary>The CSV header of a line type.</summary>
    public static string CsvHeader<T>() => string.Join(',', typeof(T).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)));

    /// <summary>One CSV record, without the line end.</summary>
    public static string ToCsv<T>(T line) => string.Join(',', typeof(T).GetProperties().Select(property => Field(property.GetValue(line))));

    private static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            string plain => plain,
            bool flag => flag ? "true" : "false",
            DateTimeOffset instant => Instant(instant),
            IEnumerable<Meaning.Reason> reasons => string.Join("; ", reasons.Select(reason => reason.Sentence)),
            ChangeLabelLine label => $"{label.Kind} {label.Significance} {label.News switch { true => "news", false => "noise", _ => "" }} by {label.By}".Trim(),
            IEnumerable list => string.Join("; ", list.Cast<object>()),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

        // A spreadsheet runs what starts like a formula; captured text must not become one.
        if (text.Length > 0 && value is not (int or bool) && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : new StringBuilder("\"").Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
    }

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private sealed class UtcInstants : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Instant(value));
    }
}
