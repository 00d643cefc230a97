using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace PolicyDiff.Archives.Catalog;

/// <summary>
/// Reads the list of archives: JSON, comments allowed. In an administrator's file an entry with a known id changes what it names
/// in the built-in one; any other is a new archive.
/// </summary>
public static class ArchiveListFile
{
    private const string DefaultResource = "archives.json";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>
    /// The built-in list with what the named file, or the one in the data folder, changes. Throws <see cref="OptionsValidationException"/> with a sentence
    /// for each thing that is wrong.
    /// </summary>
    public static ArchiveCatalog Read(string? named, string dataFolder)
    {
        var file = string.IsNullOrWhiteSpace(named) ? Path.Combine(dataFolder, ArchiveCatalog.FileName) : Path.GetFullPath(named);
        if (!File.Exists(file)) return string.IsNullOrWhiteSpace(named) ? ArchiveCatalog.Default : throw Wrong([$"The setting Archives__List is wrong: there is no file '{file}'."]);
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Wrong([$"The archive list '{file}' could not be read: {unreadable.Message}"]);
        }

        return new(Merge(text, $"The archive list '{file}'"), file);
    }

    /// <summary>The list as delivered, inside the program.</summary>
    internal static ArchiveCatalog ReadDefault() => new(Entries(Objects(DefaultText(), "The built-in archive list"), "The built-in archive list"), null);

    /// <summary>The built-in list with the changes of this text; <paramref name="name"/> begins the sentences about it.</summary>
    internal static IReadOnlyList<ArchiveEntry> Merge(string text, string name)
    {
        var merged = Objects(DefaultText(), "The built-in archive list").ToDictionary(IdOf, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in Objects(text, name))
        {
            var id = IdOf(change);
            if (id.Length == 0) throw Wrong([$"{name} is wrong: an entry has no id."]);
            if (!seen.Add(id)) throw Wrong([$"{name} is wrong: two entries have the id '{id}'."]);
            if (!merged.TryGetValue(id, out var known)) merged.Add(id, change);
            else foreach (var (field, value) in change) known[field] = value?.DeepClone();
        }

        return Entries(merged.Values, name);
    }

    private static List<JsonObject> Objects(string text, string name)
    {
        try
        {
            var root = JsonNode.Parse(text, new JsonNodeOptions { PropertyNameCaseInsensitive = true }, Lenient);
            if (root is JsonObject list && list["archives"] is JsonArray array && array.All(node => node is JsonObject)) return [.. array.Select(node => node!.AsObject())];
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            throw Wrong([$"{name} is no JSON: {broken.Message}"]);
        }

        throw Wrong([$$"""{{name}} is wrong: write it as { "archives": [ { "id": "arquivo.pt", "enabled": true } ] }."""]);
    }

    private static string IdOf(JsonObject entry) => entry["id"] is JsonValue value && value.TryGetValue<string>(out var id) ? id : "";

    private static List<ArchiveEntry> Entries(IEnumerable<JsonObject> objects, string name)
    {
        var entries = new List<ArchiveEntry>();
        var problems = new List<string>();
        foreach (var node in objects)
        {
            try
            {
                var entry = node.Deserialize<ArchiveEntry>(Options)!;
                problems.AddRange(ArchiveEntryCheck.Problems(entry).Select(problem => $"{name} is wrong at '{entry.Id}': {problem}."));
                entries.Add(entry);
            }
            catch (JsonException unreadable)
            {
                problems.Add($"{name} is wrong at '{IdOf(node)}': {Said(unreadable)}");
            }
        }

        return problems.Count == 0 ? entries : throw Wrong(problems);
    }

    // The serializer names a class; people know fields and words.
    private static string Said(JsonException unreadable)
    {
        var field = unreadable.Path?.TrimStart('$', '.') ?? "";
        if (unreadable.Message.Contains("could not be mapped", StringComparison.Ordinal)) return $"it has a field that is not known ({unreadable.Message.Split('\'')[1]}).";
        if (unreadable.Message.Contains("missing required", StringComparison.Ordinal)) return "a new archive needs id, name and kind.";
        return field == "kind"
            ? "its kind must be one of wayback, pywb-cdx, memento, common-crawl, link-only."
            : $"the value of '{field}' is not what belongs there.";
    }

    private static OptionsValidationException Wrong(IEnumerable<string> sentences) => new(ArchiveCatalog.Setting, typeof(ArchiveCatalog), sentences);

    private static string DefaultText()
    {
        using var stream = typeof(ArchiveListFile).Assembly.GetManifestResourceStream(DefaultResource)
            ?? throw new InvalidOperationException("The program was built without its list of archives.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
