using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyDiff.Meaning.Lexicons;

/// <summary>A subject whose arrival or departure matters, whatever the language, as config/topics/catalog.json writes it.</summary>
/// <param name="Topic">The topic it belongs to.</param>
/// <param name="Object">What a headline calls it.</param>
/// <param name="IsGrave">What laws and newsrooms single out.</param>
/// <param name="NeedsPractice">Counts only where somebody is said to do something with data: a rule on what users may post is none.</param>
/// <param name="IsMention">Good or bad cannot be told from its being there.</param>
internal sealed record SignalEntry(string Topic, string Object, bool IsGrave = false, bool NeedsPractice = false, bool IsMention = false);

/// <summary>Something that a clause settles between company and user.</summary>
/// <param name="Topic">The topic it belongs to.</param>
/// <param name="WhenNew">For the user, when a text begins to say it; the reverse when it ceases to.</param>
/// <param name="IsDecisive">A few words turn a sentence by it: "only if you agreed" → "unless you object".</param>
internal sealed record StatementEntry(string Topic, ChangeDirection WhenNew, bool IsDecisive = false);

/// <summary>What all lexicons share (config/topics/catalog.json).</summary>
internal sealed record Catalog(
    int Version,
    IReadOnlyDictionary<string, string> Topics,
    IReadOnlyDictionary<string, SignalEntry> Signals,
    IReadOnlyDictionary<string, StatementEntry> Statements,
    HashSet<string> OrdinaryRecipients,
    HashSet<string> DataRights,
    HashSet<string> UserServingVerbs,
    IReadOnlyDictionary<string, string> Purposes,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Regulations)
{
    private static readonly Lazy<Catalog> Loaded = new(() => LexiconResource.Read<Catalog>("catalog"));

    /// <summary>The one that is built into the program.</summary>
    public static Catalog Shared => Loaded.Value;
}

/// <summary>The files of config/topics, which are built into the program.</summary>
internal static class LexiconResource
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static T Read<T>(string name)
    {
        using var file = typeof(LexiconResource).Assembly.GetManifestResourceStream($"topics/{name}.json")
            ?? throw new InvalidOperationException($"The file config/topics/{name}.json is not built into the program.");
        return JsonSerializer.Deserialize<T>(file, Options)!;
    }
}
