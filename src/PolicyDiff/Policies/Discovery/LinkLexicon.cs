using System.Text.Json;

namespace PolicyDiff.Policies.Discovery;

/// <summary>How links to policies are named, in many languages (config/links.json).</summary>
internal sealed class LinkLexicon
{
    private readonly Dictionary<string, List<(string Type, string Language)>> phrases = [];
    private readonly Dictionary<string, List<(string Type, string Language)>> bare = [];
    private readonly HashSet<string> hubs;
    private readonly HashSet<string> fillers;
    private readonly HashSet<string> never;
    private readonly HashSet<string> words;
    private readonly Dictionary<string, string> slugs = [];

    private LinkLexicon(LinkLexiconFile file)
    {
        File = file;
        fillers = [.. file.Fillers.SelectMany(LinkWords.Of)];
        never = [.. file.Never.SelectMany(LinkWords.Of)];
        hubs = [.. file.Hubs.Values.SelectMany(list => list).Select(Key)];
        foreach (var (type, names) in file.Types)
        {
            Fill(phrases, type, names.Phrases);
            Fill(bare, type, names.Bare);
            foreach (var slug in names.Slugs) slugs[Squeeze(slug)] = type;
        }

        words = [.. phrases.Keys.Concat(bare.Keys).Concat(hubs).SelectMany(key => key.Split(' '))];
    }

    /// <summary>A word of some name here.</summary>
    internal bool IsWord(string word) => words.Contains(word);

    /// <summary>The lexicon that the program carries.</summary>
    internal static LinkLexicon Default { get; } = Load();

    internal LinkLexiconFile File { get; }

    /// <summary>The types that a text names by itself, with the languages it does so in.</summary>
    internal IReadOnlyList<(string Type, string Language)> Named(string key) => phrases.GetValueOrDefault(key) ?? [];

    /// <summary>The types that a text names where more speaks for it.</summary>
    internal IReadOnlyList<(string Type, string Language)> Hinted(string key) => bare.GetValueOrDefault(key) ?? [];

    internal bool IsHub(string key) => hubs.Contains(key);

    internal bool IsNever(string text) => LinkWords.Of(text).Any(never.Contains);

    /// <summary>The type that the last part of an address names; null when it names none.</summary>
    internal string? OfSlug(string part) => slugs.GetValueOrDefault(Squeeze(part));

    /// <summary>The form in which texts are looked up: without fillers and the words of <paramref name="names"/>, unless nothing else is left.</summary>
    internal string Key(string text, IReadOnlySet<string> names)
    {
        var words = LinkWords.Of(text);
        var kept = words.Where(word => !fillers.Contains(word) && !names.Contains(word) && !IsYear(word)).ToList();
        return string.Concat(kept.Count > 0 ? kept.Select(word => word + " ") : words.Select(word => word + " ")).TrimEnd();
    }

    private string Key(string text) => Key(text, new HashSet<string>());

    private static bool IsYear(string word) => word.Length == 4 && word.All(char.IsAsciiDigit);

    // "privacy-policy", "privacy_policy" and "PrivacyPolicy" are one name.
    private static string Squeeze(string part) => string.Concat(LinkWords.Of(part));

    private void Fill(Dictionary<string, List<(string, string)>> index, string type, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        foreach (var (language, list) in lists)
        {
            foreach (var phrase in list)
            {
                var key = Key(phrase);
                if (!index.TryGetValue(key, out var found)) index[key] = found = [];
                found.Add((type, language));
            }
        }
    }

    private static LinkLexicon Load()
    {
        using var stream = typeof(LinkLexicon).Assembly.GetManifestResourceStream("links.json")
            ?? throw new InvalidOperationException("The program carries no lexicon of links.");
        return new(JsonSerializer.Deserialize<LinkLexiconFile>(stream, JsonSerializerOptions.Web) ?? throw new JsonException("The lexicon of links is empty."));
    }
}
