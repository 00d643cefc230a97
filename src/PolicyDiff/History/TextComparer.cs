using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>Compares and explains stored texts; what the same rules explained before is taken from the rows that hold it.</summary>
internal sealed class TextComparer(PolicyDiffDb db, IReadOnlyList<StoredChange> known)
{
    private readonly Dictionary<ContentHash, PolicyText> texts = [];

    /// <summary>
    /// The explanation of the pair. A kind that comes from the place in the history (<paramref name="placed"/>) hides kind and headline that the
    /// words gave, so a row of such a kind serves only where the same kind is about to replace them.
    /// </summary>
    internal async Task<Explained> ExplainAsync(ContentHash from, ContentHash to, ChangeKind? placed, CancellationToken cancellationToken)
    {
        var row = known.FirstOrDefault(change =>
            change.FromFaithful == from && change.ToFaithful == to && change.RulesVersion == Explainer.RulesVersion
            && (change.Kind == placed || !IsPlaced(change.Kind)));
        if (row is not null) return Explained.Of(row);
        var diff = await DiffAsync(from, to, cancellationToken);
        return Explained.Of(new Comparison(diff, Explainer.Explain(diff)));
    }

    private static bool IsPlaced(ChangeKind kind) => kind is ChangeKind.Revert or ChangeKind.Variant or ChangeKind.RulesChanged;

    internal async Task<TextDiff> DiffAsync(ContentHash from, ContentHash to, CancellationToken cancellationToken) =>
        PolicyDiffer.Compare(await TextAsync(from, cancellationToken), await TextAsync(to, cancellationToken));

    private async Task<PolicyText> TextAsync(ContentHash faithful, CancellationToken cancellationToken)
    {
        if (texts.TryGetValue(faithful, out var text)) return text;
        text = await TextShelf.GetAsync(db, faithful, cancellationToken)
            ?? throw new InvalidOperationException($"The text {faithful} is named by a version and not stored.");
        return texts[faithful] = text;
    }
}
