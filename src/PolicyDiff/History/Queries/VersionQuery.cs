using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>Reads one text of a policy with its provenance.</summary>
internal sealed class VersionQuery(IDbContextFactory<PolicyDiffDb> factory)
{
    /// <summary>The full name of the text meant, or null when the policy has none such.</summary>
    public async Task<ContentHash?> NameAsync(PolicySummary policy, TextName name, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return (await PolicyTexts.FindAsync(db, policy.Id, name, cancellationToken))?.Text;
    }

    /// <summary>The text meant, or null when the policy has none such.</summary>
    public async Task<VersionView?> FindAsync(PolicySummary policy, TextName name, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await PolicyTexts.FindAsync(db, policy.Id, name, cancellationToken) is not { } found) return null;
        var faithful = await db.FaithfulTexts.AsNoTracking().SingleAsync(row => row.Hash == found.Faithful, cancellationToken);
        var words = await db.Texts.AsNoTracking().Where(text => text.Hash == found.Text).Select(text => text.Words).SingleAsync(cancellationToken);
        return new(
            policy,
            found.Text,
            TextJson.Read(faithful.Content),
            words,
            faithful.RulesVersion,
            await PeriodsAsync(db, policy.Id, found.Text, cancellationToken),
            await NeighbourAsync(db, policy.Id, found.Position - 1, cancellationToken),
            await NeighbourAsync(db, policy.Id, found.Position + 1, cancellationToken),
            found.Position is null ? await SuccessorsAsync(db, found.Text, cancellationToken) : []);
    }

    private static async Task<IReadOnlyList<VersionPeriod>> PeriodsAsync(PolicyDiffDb db, long policyId, ContentHash text, CancellationToken cancellationToken)
    {
        var rows = await db.Versions.AsNoTracking().Where(version => version.PolicyId == policyId && version.TextHash == text)
            .OrderByDescending(version => version.Position).ToListAsync(cancellationToken);
        var captures = await CaptureFacts.ReadAsync(db, rows.SelectMany(row => new[] { row.FirstCaptureId, row.LastCaptureId }), cancellationToken);
        return rows.ConvertAll(row => new VersionPeriod(
            row.Position, row.FirstSeen, row.LastSeen, row.CaptureCount, row.LiveCount, captures[row.FirstCaptureId], captures[row.LastCaptureId]));
    }

    private static async Task<NeighbourText?> NeighbourAsync(PolicyDiffDb db, long policyId, int? position, CancellationToken cancellationToken) =>
        position is null
            ? null
            : await db.Versions.AsNoTracking().Where(version => version.PolicyId == policyId && version.Position == position)
                .Select(version => new NeighbourText(version.TextHash, version.FirstSeen)).SingleOrDefaultAsync(cancellationToken);

    private static async Task<IReadOnlyList<ContentHash>> SuccessorsAsync(PolicyDiffDb db, ContentHash text, CancellationToken cancellationToken)
    {
        var now = await (
            from older in db.Readings
            where older.TextHash == text && !older.Current
            from newer in db.Readings
            where newer.Current && newer.CaptureId == older.CaptureId && newer.SelectorKey == older.SelectorKey && newer.TextHash != null
            select newer.TextHash).Distinct().ToListAsync(cancellationToken);
        return now.ConvertAll(hash => hash!.Value);
    }
}
