using System.Text.Json;

namespace PolicyDiff.App.Demo;

/// <summary>The file <c>Content/captures.json</c> as written. Instants are UTC, "yyyy-MM-dd" with or without " HH:mm:ss".</summary>
internal sealed record Story(IReadOnlyList<StoryOrganization> Organizations)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the file; throws <see cref="JsonException"/> for an unknown or missing member.</summary>
    public static Story Parse(string json) =>
        JsonSerializer.Deserialize<Story>(json, Format) ?? throw new JsonException("The story of the demo is empty.");
}

/// <summary>An invented organization, its two looks (accent, promotions) and its documents.</summary>
internal sealed record StoryOrganization(string Name, string Slug, string Host, string Accent)
{
    public required IReadOnlyList<string> Promotions { get; init; }
    public required IReadOnlyList<StoryLink> Links { get; init; }
    public required StoryDocument Home { get; init; }
    public required IReadOnlyList<StoryDocument> Policies { get; init; }
    public IReadOnlyList<StoryRedirect> LiveRedirects { get; init; } = [];
}

/// <summary>A link in the frame of every page of an organization, from and until an instant.</summary>
internal sealed record StoryLink(string Text, string Path, string? From = null, string? To = null);

/// <summary>A home page or a policy. The first address is where it is today.</summary>
internal sealed record StoryDocument(string Slug, string Type, IReadOnlyList<string> Addresses)
{
    public required IReadOnlyList<StoryCapture> Captures { get; init; }
    public required StoryLive Live { get; init; }
}

/// <summary>One capture, or with <see cref="Until"/> and <see cref="EveryDays"/> a series of them.</summary>
internal sealed record StoryCapture(string At)
{
    public string? Until { get; init; }
    public int? EveryDays { get; init; }

    /// <summary>Where it was seen; the document's first address when left out.</summary>
    public string? Path { get; init; }
    public bool Www { get; init; }

    /// <summary>The number of the version shown. Else <see cref="Page"/> names the template shown, or <see cref="Revisit"/> repeats the capture before.</summary>
    public string? Version { get; init; }
    public string? Template { get; init; }
    public string? Page { get; init; }
    public bool Revisit { get; init; }
    public int Status { get; init; } = 200;
    public string? Target { get; init; }
    public string Charset { get; init; } = "utf-8";
    public string CharsetIn { get; init; } = "both";
    public string Quotes { get; init; } = "curly";
}

/// <summary>What the live site shows: a version, and after the demo has moved on, another.</summary>
internal sealed record StoryLive(string Path, string Version, string Template, string? Advanced = null);

/// <summary>A redirect (301) of the live site.</summary>
internal sealed record StoryRedirect(string Path, string Target);
