using Microsoft.EntityFrameworkCore;
using PolicyDiff.Diffing;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Alerts;

/// <summary>A change with its words, as an alert tells it.</summary>
/// <param name="Change">With its policy, that one's organization and both captures.</param>
/// <param name="Diff">Null where there are no two texts.</param>
/// <param name="Also">Other policies of the organization that got the same words on the same days.</param>
internal sealed record AlertStory(StoredChange Change, TextDiff? Diff, IReadOnlyList<string> Also);

/// <summary>Reads what alerts tell from the database; each change once for a batch, however many readers it has.</summary>
internal sealed class AlertStories(PolicyDiffDb db)
{
    private readonly Dictionary<ContentHash, AlertStory?> known = [];

    /// <summary>
    /// The change that an alert is about. A backfill may have replaced it by one with tighter bounds that leads to the same text: then that one.
    /// Null when the history no longer has any.
    /// </summary>
    internal async Task<AlertStory?> FindAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(alert.Occurrence, out var story)) return story;
        var change = await Changes.FirstOrDefaultAsync(row => row.Occurrence == alert.Occurrence, cancellationToken)
            ?? await Changes.Where(row => row.PolicyId == alert.PolicyId && row.Kind != ChangeKind.First
                    // Of what was taken down or came back, the same; of a change, one that leads to the same text.
                    && (alert.FromText == null || alert.ToText == null ? row.FromText == alert.FromText && row.ToText == alert.ToText : row.FromText != null && row.ToText == alert.ToText))
                .OrderByDescending(row => row.FirstWithNew).FirstOrDefaultAsync(cancellationToken);
        return known[alert.Occurrence] = change is null ? null : new(change, await CompareAsync(change, cancellationToken), await AlsoAsync(change, cancellationToken));
    }

    private IQueryable<StoredChange> Changes => db.Changes.AsNoTracking()
        .Include(change => change.Policy.Organization).Include(change => change.FromCapture).Include(change => change.ToCapture);

    private async Task<IReadOnlyList<string>> AlsoAsync(StoredChange change, CancellationToken cancellationToken)
    {
        if (change.Signature is not { } signature) return [];
        var (from, to) = (change.FirstWithNew.AddDays(-ChangeSignature.DaysApart), change.FirstWithNew.AddDays(ChangeSignature.DaysApart));
        return await db.Changes.AsNoTracking()
            .Where(other => other.Signature == signature && other.PolicyId != change.PolicyId && other.Policy.OrganizationId == change.Policy.OrganizationId
                && other.FirstWithNew >= from && other.FirstWithNew <= to)
            .Select(other => other.Policy.Name).Distinct().OrderBy(name => name).ToListAsync(cancellationToken);
    }

    private async Task<TextDiff?> CompareAsync(StoredChange change, CancellationToken cancellationToken)
    {
        if (change.FromFaithful is not { } from || change.ToFaithful is not { } to) return null;
        return PolicyDiffer.Compare(await ReadAsync(from, cancellationToken), await ReadAsync(to, cancellationToken));
    }

    private async Task<PolicyText> ReadAsync(ContentHash hash, CancellationToken cancellationToken) =>
        await TextShelf.GetAsync(db, hash, cancellationToken)
        ?? throw new InvalidOperationException($"The text {hash} is named by a change and not stored.");
}
