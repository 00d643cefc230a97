using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>
/// All that a page about texts of one policy says beside the texts: the policy's names, its changes and labels (by its revision), when and in which captures the texts
/// were seen, copies saved since. Read in two short questions, so that a page which did not change is not made.
/// </summary>
internal sealed class TextStamps(IDbContextFactory<PolicyDiffDb> factory)
{
    /// <summary>A line that is the same exactly while that stays the same; null where a text is not one of the policy's versions by today's rules.</summary>
    internal async Task<string?> OfAsync(string organization, string policy, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var head = await db.Policies.AsNoTracking().Where(row => row.Slug == policy && row.Organization.Slug == organization)
            .Select(row => new
            {
                row.Id,
                row.Name,
                row.Type,
                row.Language,
                row.Region,
                OrganizationName = row.Organization.Name,
                Revision = db.PolicyRevisions.Where(revision => revision.PolicyId == row.Id).Select(revision => revision.Revision).FirstOrDefault(),
                Saved = db.SaveRequests.Count(request => request.ArchiveAddress != null && db.PolicySources.Any(pairing => pairing.PolicyId == row.Id && pairing.SourceId == request.SourceId)),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (head is null) return null;
        var versions = await db.Versions.AsNoTracking().Where(row => row.PolicyId == head.Id).OrderBy(row => row.Position)
            .Select(row => new { row.Position, row.TextHash, row.FaithfulHash, row.FirstCaptureId, row.LastCaptureId, row.CaptureCount, row.LiveCount }).ToListAsync(cancellationToken);
        var named = texts.Select(text => versions.FindAll(version => version.TextHash.ToString().StartsWith(text, StringComparison.Ordinal))).ToList();
        return named.Exists(found => found.Count == 0) ? null : $"{head} {string.Join(' ', named.SelectMany(found => found))}";
    }
}
