using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>Labels as pages show them.</summary>
internal static class LabelItems
{
    /// <summary>Those of a policy that match, newest first, and whether each speaks of an event that leads to a text.</summary>
    internal static async Task<IReadOnlyList<(LabelItem Item, bool HasText)>> OfAsync(
        PolicyDiffDb db, long policyId, Expression<Func<ChangeLabel, bool>> matches, CancellationToken cancellationToken)
    {
        var rows = await db.Labels.AsNoTracking().Where(label => label.PolicyId == policyId).Where(matches)
            .OrderByDescending(label => label.CreatedAt).ThenByDescending(label => label.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(label => (
            new LabelItem(label.Kind, label.Significance, label.News, label.Note, label.AccountName, label.CreatedAt) { Withdraws = label.Withdraws }, label.ToText is not null));
    }
}
