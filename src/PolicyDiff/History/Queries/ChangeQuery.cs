using Microsoft.EntityFrameworkCore;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>Compares two texts of a policy and says which events of its history that comparison is.</summary>
internal sealed class ChangeQuery(IDbContextFactory<PolicyDiffDb> factory)
{
    /// <summary>The comparison of the two texts meant, or null when one of them is not of that policy.</summary>
    public async Task<ChangeView?> FindAsync(PolicySummary policy, TextName from, TextName to, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await PolicyTexts.FindAsync(db, policy.Id, from, cancellationToken) is not { } oldText) return null;
        if (await PolicyTexts.FindAsync(db, policy.Id, to, cancellationToken) is not { } newText) return null;
        var history = await HistoryAsync(db, policy.Id, cancellationToken);
        var occurrences = await OccurrencesAsync(db, policy.Id, (oldText.Text, newText.Text), cancellationToken);
        var latest = occurrences.Count > 0 ? occurrences[0] : null;
        // The forms that the event was explained with, so that its reasons point to the right rows.
        var old = await ReadAsync(db, policy.Id, oldText with { Faithful = latest?.OldFaithful ?? oldText.Faithful }, latest?.Before, newest: true, cancellationToken);
        var @new = await ReadAsync(db, policy.Id, newText with { Faithful = latest?.NewFaithful ?? newText.Faithful }, latest?.After, newest: false, cancellationToken);
        var (spanned, isBackwards) = latest is null
            ? Between(history, await PositionsAsync(db, policy.Id, oldText.Text, cancellationToken), await PositionsAsync(db, policy.Id, newText.Text, cancellationToken))
            : ([], false);
        var (previous, next) = Neighbours(history, latest?.Change, spanned);
        var diff = PolicyDiffer.Compare(old.Content, @new.Content);
        return new(policy, old, @new, diff, latest is null ? Explainer.Explain(diff) : Stored(latest), occurrences, spanned, isBackwards, previous, next);
    }

    private static Explanation Stored(ChangeOccurrence occurrence) => new(
        occurrence.Change.Kind, occurrence.Change.Significance, occurrence.Change.Direction, occurrence.Change.Topics, occurrence.Reasons, occurrence.Change.Headline);

    private static Task<List<ChangeItem>> HistoryAsync(PolicyDiffDb db, long policyId, CancellationToken cancellationToken) =>
        db.Changes.AsNoTracking().Where(change => change.PolicyId == policyId)
            .OrderBy(change => change.FirstWithNew).ThenBy(change => change.Id)
            .Select(ChangeItem.FromRow).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<ChangeOccurrence>> OccurrencesAsync(
        PolicyDiffDb db, long policyId, (ContentHash From, ContentHash To) pair, CancellationToken cancellationToken)
    {
        var rows = await db.Changes.AsNoTracking()
            .Include(change => change.Policy).ThenInclude(policy => policy.Organization)
            .Where(change => change.PolicyId == policyId && change.FromText == pair.From && change.ToText == pair.To && change.FromCaptureId != null
                && change.FromFaithful != null && change.ToFaithful != null)
            .OrderByDescending(change => change.FirstWithNew).ThenByDescending(change => change.Id).ToListAsync(cancellationToken);
        var captures = await CaptureFacts.ReadAsync(db, rows.SelectMany(row => new[] { row.FromCaptureId!.Value, row.ToCaptureId }), cancellationToken);
        ContentHash? from = pair.From;
        ContentHash? to = pair.To;
        var labels = (await LabelItems.OfAsync(db, policyId, label => label.ToText == to && label.FromText == from, cancellationToken)).Select(label => label.Item).ToList();
        var slugs = rows.Select(row => row.SameAs).OfType<string>().ToHashSet();
        var names = slugs.Count == 0 ? [] : await db.Policies.AsNoTracking()
            .Where(other => slugs.Contains(other.Slug) && other.Organization.Policies.Any(mine => mine.Id == policyId)).ToDictionaryAsync(other => other.Slug, other => other.Name, cancellationToken);
        var toItem = ChangeItem.FromRow.Compile();
        return rows.ConvertAll(row => new ChangeOccurrence(
            toItem(row), row.Reasons, row.RulesVersion, row.FoundAt, captures[row.FromCaptureId!.Value], captures[row.ToCaptureId],
            row.FromFaithful!.Value, row.ToFaithful!.Value) { Labels = labels, Rules = new(row.Kind, row.Significance, row.News) { SameAs = row.SameAs is { } slug ? names.GetValueOrDefault(slug, slug) : null } });
    }

    /// <summary>The text's content and the capture to show for it: the one given, else the last (of the old text) or first (of the new) that holds it.</summary>
    private static async Task<ComparedText> ReadAsync(
        PolicyDiffDb db, long policyId, PolicyTextRef text, CaptureFacts? capture, bool newest, CancellationToken cancellationToken)
    {
        var faithful = await db.FaithfulTexts.AsNoTracking().SingleAsync(row => row.Hash == text.Faithful, cancellationToken);
        var words = await db.Texts.AsNoTracking().Where(row => row.Hash == text.Text).Select(row => row.Words).SingleAsync(cancellationToken);
        if (capture is null && text.Position is { } position)
        {
            capture = await db.Versions.AsNoTracking()
                .Where(version => version.PolicyId == policyId && version.Position == position)
                .Select(version => newest ? version.LastCapture : version.FirstCapture)
                .Select(CaptureFacts.FromRow).SingleOrDefaultAsync(cancellationToken);
        }

        return new(text.Text, TextJson.Read(faithful.Content), words, faithful.RulesVersion, capture);
    }

    private static Task<List<int>> PositionsAsync(PolicyDiffDb db, long policyId, ContentHash text, CancellationToken cancellationToken) =>
        db.Versions.AsNoTracking().Where(version => version.PolicyId == policyId && version.TextHash == text)
            .Select(version => version.Position).ToListAsync(cancellationToken);

    /// <summary>The events on the shortest newest way from one text to the other; backwards when the second is only ever older.</summary>
    private static (IReadOnlyList<ChangeItem> Spanned, bool IsBackwards) Between(List<ChangeItem> history, List<int> from, List<int> to)
    {
        if (from.Count == 0 || to.Count == 0) return ([], false);
        var end = to.Max();
        var earlier = from.Where(position => position < end).ToList();
        return earlier.Count > 0
            ? (history.FindAll(change => change.Position > earlier.Max() && change.Position <= end), false)
            : (history.FindAll(change => change.Position > end && change.Position <= from.Min()), end < from.Min());
    }

    private static (ChangeItem? Previous, ChangeItem? Next) Neighbours(List<ChangeItem> history, ChangeItem? change, IReadOnlyList<ChangeItem> spanned)
    {
        var first = change ?? (spanned.Count > 0 ? spanned[0] : null);
        var last = change ?? (spanned.Count > 0 ? spanned[^1] : null);
        if (first is null || last is null) return (null, null);
        return (
            history.FindLast(other => other.FirstWithNew < first.FirstWithNew && other is { FromText: not null, ToText: not null }),
            history.Find(other => other.FirstWithNew > last.FirstWithNew && other is { FromText: not null, ToText: not null }));
    }
}
