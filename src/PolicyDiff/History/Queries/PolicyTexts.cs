using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>A text that a policy has or, by older reading rules, had.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Faithful">The form to show.</param>
/// <param name="Position">Its newest place in the history; null when only older rules gave it.</param>
internal sealed record PolicyTextRef(ContentHash Text, ContentHash Faithful, int? Position);

/// <summary>Finds the text of a policy that an address names.</summary>
internal static class PolicyTexts
{
    /// <summary>The text, or null when the policy never had one of that name.</summary>
    internal static async Task<PolicyTextRef?> FindAsync(PolicyDiffDb db, long policyId, TextName name, CancellationToken cancellationToken)
    {
        if (name.Day is { } day) return await InForceAsync(db, policyId, day, cancellationToken);
        // A policy has hundreds of versions at most: their names are read and matched here, so that any length of prefix works.
        var versions = await db.Versions.AsNoTracking().Where(version => version.PolicyId == policyId)
            .OrderByDescending(version => version.Position)
            .Select(version => new { version.TextHash, version.FaithfulHash, version.Position }).ToListAsync(cancellationToken);
        var current = versions.Find(version => Matches(version.TextHash, name.Hex!));
        return current is not null
            ? new(current.TextHash, current.FaithfulHash, current.Position)
            : await OfOlderRulesAsync(db, policyId, name.Hex!, cancellationToken);
    }

    private static async Task<PolicyTextRef?> InForceAsync(PolicyDiffDb db, long policyId, DateOnly day, CancellationToken cancellationToken)
    {
        var end = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(1);
        return await db.Versions.AsNoTracking()
            .Where(version => version.PolicyId == policyId && version.FirstSeen < end)
            .OrderByDescending(version => version.Position)
            .Select(version => new PolicyTextRef(version.TextHash, version.FaithfulHash, version.Position))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<PolicyTextRef?> OfOlderRulesAsync(PolicyDiffDb db, long policyId, string hex, CancellationToken cancellationToken)
    {
        var read = await (
            from pairing in db.PolicySources
            where pairing.PolicyId == policyId
            from reading in db.Readings
            where reading.SelectorKey == pairing.SelectorKey && reading.Capture.SourceId == pairing.SourceId
                && reading.TextHash != null && reading.FaithfulHash != null
            select new { reading.TextHash, reading.FaithfulHash }).Distinct().ToListAsync(cancellationToken);
        var found = read.Find(reading => Matches(reading.TextHash!.Value, hex));
        return found is null ? null : new(found.TextHash!.Value, found.FaithfulHash!.Value, null);
    }

    private static bool Matches(ContentHash text, string hex) => text.ToString().StartsWith(hex, StringComparison.Ordinal);
}
