using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>The addresses of the sample's pages, found in its database as a reader would find them in lists.</summary>
internal static class SamplePages
{
    internal const string Privacy = "/policies/kestrel-mail/privacy-policy";
    internal const string Terms = "/policies/kestrel-mail/terms-of-service";
    internal const string Shop = "/policies/pine-harbour/privacy-policy";

    internal static PolicyDiffDb Open(string database) => new(new DbContextOptionsBuilder<PolicyDiffDb>().UseNpgsql(database).Options);

    /// <summary>The texts of a policy, oldest first, abbreviated.</summary>
    internal static async Task<List<string>> TextsAsync(string database, string organization, string policy)
    {
        await using var db = Open(database);
        var texts = await db.Versions.Where(version => version.Policy.Slug == policy && version.Policy.Organization.Slug == organization)
            .OrderBy(version => version.Position).Select(version => version.TextHash).ToListAsync();
        return texts.ConvertAll(text => text.Abbreviated);
    }

    /// <summary>One page of each kind, by name.</summary>
    internal static async Task<IReadOnlyList<(string Name, string Path)>> AllAsync(string database)
    {
        var privacy = await TextsAsync(database, "kestrel-mail", "privacy-policy");
        var terms = await TextsAsync(database, "kestrel-mail", "terms-of-service");
        return
        [
            ("feed", "/"),
            ("feed-filtered", "/?organization=pine-harbour&quiet=1"),
            ("organization", "/organizations/kestrel-mail"),
            ("organization-hostile", "/organizations/pine-harbour"),
            ("policy", Privacy),
            ("policy-versions", Privacy + "?tab=versions"),
            ("policy-captures", Privacy + "?tab=captures"),
            ("policy-terms", Terms),
            ("version", $"{Privacy}/versions/{privacy[^1]}"),
            ("version-hostile", $"{Terms}/versions/{terms[^1]}"),
            ("change", $"{Privacy}/changes/{privacy[3]}..{privacy[4]}"),
            ("change-move", $"{Privacy}/changes/{privacy[4]}..{privacy[5]}"),
            ("change-side", $"{Privacy}/changes/{privacy[4]}..{privacy[5]}?view=side"),
            ("change-new", $"{Privacy}/changes/{privacy[3]}..{privacy[4]}?view=new"),
            ("change-removed", $"{Privacy}/changes/{privacy[3]}..{privacy[4]}?view=removed"),
            ("change-long", $"{Terms}/changes/{terms[0]}..{terms[1]}"),
            ("change-twice", $"{Terms}/changes/{terms[4]}..{terms[5]}"),
            ("change-hostile", $"{Terms}/changes/{terms[^2]}..{terms[^1]}"),
            ("change-span", $"{Privacy}/changes/{privacy[0]}..{privacy[^1]}"),
            ("change-span-side", $"{Privacy}/changes/{privacy[0]}..{privacy[^1]}?view=side"),
            ("missing", "/policies/kestrel-mail/none"),
        ];
    }
}
