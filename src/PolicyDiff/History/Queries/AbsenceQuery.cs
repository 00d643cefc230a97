using Microsoft.EntityFrameworkCore;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>Reads when a policy was taken down and came back, by the text that stood before or after.</summary>
internal sealed class AbsenceQuery(IDbContextFactory<PolicyDiffDb> factory)
{
    /// <summary>What is known of the goings from this text and the returns to it, newest first; null when there is none.</summary>
    public async Task<AbsenceView?> FindAsync(PolicySummary policy, TextName name, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await PolicyTexts.FindAsync(db, policy.Id, name, cancellationToken) is not { } found) return null;
        ContentHash? text = found.Text;
        var rows = await db.Changes.AsNoTracking().Include(change => change.Policy).ThenInclude(owner => owner.Organization)
            .Where(change => change.PolicyId == policy.Id && change.FromCaptureId != null
                && ((change.Kind == ChangeKind.Removed && change.FromText == text) || (change.Kind == ChangeKind.Restored && change.ToText == text)))
            .OrderByDescending(change => change.FirstWithNew).ThenByDescending(change => change.Id).ToListAsync(cancellationToken);
        if (rows.Count == 0) return null;
        var captures = await CaptureFacts.ReadAsync(db, rows.SelectMany(row => new[] { row.FromCaptureId!.Value, row.ToCaptureId }), cancellationToken);
        var labels = await LabelItems.OfAsync(db, policy.Id, label => (label.FromText == text && label.ToText == null) || (label.FromText == null && label.ToText == text), cancellationToken);
        var toItem = ChangeItem.FromRow.Compile();
        return new(policy, found.Text, rows.ConvertAll(row => new AbsenceEvent(
            toItem(row), row.Reasons, row.FoundAt, captures[row.FromCaptureId!.Value], captures[row.ToCaptureId], new(row.Kind, row.Significance, row.News),
            [.. labels.Where(label => label.HasText == row.ToText is not null).Select(label => label.Item)])));
    }
}

/// <summary>Goings from a text and returns to it.</summary>
internal sealed record AbsenceView(PolicySummary Policy, ContentHash Text, IReadOnlyList<AbsenceEvent> Events);

/// <summary>One going or return.</summary>
/// <param name="Before">Of a going, the last capture with the text; of a return, the last that says that it is not there.</param>
/// <param name="After">Of a going, the first capture that says that it is not there; of a return, the first with a text.</param>
internal sealed record AbsenceEvent(
    ChangeItem Change, IReadOnlyList<Reason> Reasons, DateTimeOffset FoundAt, CaptureFacts Before, CaptureFacts After, RuleVerdict Rules, IReadOnlyList<LabelItem> Labels);
