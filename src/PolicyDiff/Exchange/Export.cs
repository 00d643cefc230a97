using Microsoft.EntityFrameworkCore;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;

namespace PolicyDiff.Exchange;

/// <summary>Streams what the database holds, in an order that does not depend on row numbers: two installations that saw the same export the same.</summary>
public sealed class Export(IDbContextFactory<PolicyDiffDb> factory)
{
    /// <summary>The versions of all policies, or of one, oldest first within each policy.</summary>
    public async IAsyncEnumerable<VersionLine> VersionsAsync(long? policyId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows =
            from version in db.Versions.AsNoTracking()
            where policyId == null || version.PolicyId == policyId
            join text in db.Texts on version.TextHash equals text.Hash
            orderby EF.Functions.Collate(version.Policy.Organization.Slug, "C"), EF.Functions.Collate(version.Policy.Slug, "C"), version.Position
            select new
            {
                Organization = version.Policy.Organization.Name,
                OrganizationSlug = version.Policy.Organization.Slug,
                version.Policy.Slug,
                version.Policy.Type,
                version.TextHash,
                version.FirstSeen,
                version.LastSeen,
                version.FirstCapture.Source.Address,
                version.FirstCapture.Origin,
                text.Words,
            };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new(
                row.Organization, $"{row.OrganizationSlug}/{row.Slug}", row.Type, row.TextHash.ToString(), row.FirstSeen, row.LastSeen, row.Address, row.Origin, row.Words);
        }
    }

    /// <summary>The changes of all policies, or of one, oldest first within each policy.</summary>
    public async IAsyncEnumerable<ChangeLine> ChangesAsync(long? policyId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var labels = (await db.Labels.AsNoTracking().Where(label => policyId == null || label.PolicyId == policyId).OrderBy(label => label.CreatedAt).ThenBy(label => label.Id).ToListAsync(cancellationToken))
            .ToLookup(label => (label.PolicyId, label.FromText, label.ToText));
        var rows = db.Changes.AsNoTracking().Include(change => change.Policy).ThenInclude(policy => policy.Organization)
            .Where(change => policyId == null || change.PolicyId == policyId)
            .OrderBy(change => EF.Functions.Collate(change.Policy.Organization.Slug, "C")).ThenBy(change => EF.Functions.Collate(change.Policy.Slug, "C")).ThenBy(change => change.Position)
            // A move stands at the position of the text that it came with.
            .ThenBy(change => change.FirstWithNew).ThenBy(change => change.Occurrence);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new(
                row.Policy.Organization.Name,
                row.Policy.FullSlug,
                row.Policy.Type,
                row.FromText?.ToString(),
                row.ToText?.ToString(),
                row.LastWithOld,
                row.FirstWithNew,
                row.Kind.ToWord(),
                row.LabelledNews ?? row.News,
                row.Significance,
                row.Direction.ToWord(),
                row.Topics,
                row.Reasons,
                row.WordsAdded,
                row.WordsRemoved,
                row.WordsMoved)
            {
                Headline = row.Headline,
                Label = row.Kind != ChangeKind.First && labels[(row.PolicyId, row.FromText, row.ToText)].LastOrDefault() is { Withdraws: false } newest
                    ? new(row.LabelledKind?.ToWord(), row.LabelledSignificance, row.LabelledNews, newest.AccountName, newest.CreatedAt)
                    : null,
            };
        }
    }

    /// <summary>What people said of changes, of all policies or of one, in the order they said it.</summary>
    public async IAsyncEnumerable<LabelLine> LabelsAsync(long? policyId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = db.Labels.AsNoTracking().Include(label => label.Policy).ThenInclude(policy => policy.Organization)
            .Where(label => policyId == null || label.PolicyId == policyId).OrderBy(label => label.CreatedAt).ThenBy(label => label.Id);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new(
                row.Policy.FullSlug, row.FromText?.ToString(), row.ToText?.ToString(), row.Seen, row.Kind?.ToWord(), row.Significance, row.News, row.Note, row.AccountName, row.CreatedAt) { Withdraws = row.Withdraws };
        }
    }
}
