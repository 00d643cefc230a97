using System.Globalization;
using System.Text.Json;
using PolicyDiff.App.Demo;
using PolicyDiff.Meaning;
using PolicyDiff.Policies;

namespace PolicyDiff.App.Tests.EndToEnd;

/// <summary>What was written into the demo's story, and what the program exported, as lines that can be compared.</summary>
internal static class StoryTruth
{
    internal static IEnumerable<(string Slug, DemoPolicy Policy)> Policies =>
        from organization in DemoInstallation.World.Organizations
        from policy in organization.Policies
        select (SlugOf(organization, policy), policy);

    internal static string SlugOf(DemoOrganization organization, DemoPolicy policy) => $"{Slug.Of(organization.Name)}/{Slug.Of(policy.Type)}";

    internal static List<string> Of(DemoPolicy policy) => [.. policy.Changes.Select(change =>
        Line(change.From?.Hash.ToString(), change.To.Hash.ToString(), (change.LastWithOld, change.FirstWithNew), change.Kind.ToWord()))];

    /// <summary>The changes that the archive shows: what the live page adds comes after its last capture.</summary>
    internal static List<string> Found(IEnumerable<JsonElement> export, string slug, DemoPolicy policy) => [.. export
        .Where(line => line.GetProperty("kind").GetString() != "source-moved")
        .Where(line => line.GetProperty("policy").GetString() == slug && line.GetProperty("firstWithNew").GetDateTimeOffset() <= policy.Captures[^1].Instant)
        .Select(line => Line(
            line.GetProperty("from").GetString(), line.GetProperty("to").GetString()!, (Instant(line, "lastWithOld"), Instant(line, "firstWithNew")!.Value), line.GetProperty("kind").GetString()!))];

    private static DateTimeOffset? Instant(JsonElement line, string name) =>
        line.GetProperty(name).ValueKind == JsonValueKind.Null ? null : line.GetProperty(name).GetDateTimeOffset();

    // Finer kinds are made by a later part: today a flicker is a change there and one back again, and what is only re-dated is minor.
    private static string Line(string? from, string to, (DateTimeOffset? Last, DateTimeOffset First) bounds, string kind) => string.Create(
        CultureInfo.InvariantCulture, $"{from?[..12] ?? "nothing"} → {to[..12]} after {bounds.Last:u} by {bounds.First:u} {Today(kind)}");

    private static string Today(string kind) => kind switch
    {
        "variant" or "revert" or "content" => "changed",
        "re-dated-only" or "contact-only" => "minor",
        _ => kind,
    };
}
