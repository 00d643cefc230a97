using Microsoft.EntityFrameworkCore;
using PolicyDiff.Diffing;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>
/// Comparisons of stored texts in this process's memory. Two faithful texts always compare the same while the program runs, so nothing here grows old; a new program starts empty.
/// </summary>
internal sealed class KeptComparisons(IDbContextFactory<PolicyDiffDb> factory)
{
    private const long MostBytes = 96_000_000;

    private readonly Kept<(ContentHash Old, ContentHash New), ComparedPair> kept = new(MostBytes);

    /// <summary>The comparison of two faithful texts that are stored.</summary>
    internal async Task<ComparedPair> OfAsync(ContentHash old, ContentHash @new, CancellationToken cancellationToken) =>
        await kept.GetAsync((old, @new), () => CompareAsync(old, @new)).WaitAsync(cancellationToken);

    // Without the token of the request that came first: others wait for the same.
    private async Task<(ComparedPair Pair, long Bytes)> CompareAsync(ContentHash old, ContentHash @new)
    {
        await using var db = await factory.CreateDbContextAsync();
        var pair = new ComparedPair(PolicyDiffer.Compare(await TextAsync(db, old), await TextAsync(db, @new)));
        return (pair, pair.Bytes);
    }

    private static async Task<PolicyText> TextAsync(PolicyDiffDb db, ContentHash faithful) =>
        await TextShelf.GetAsync(db, faithful, CancellationToken.None) ?? throw new InvalidOperationException($"The text {faithful} is named and not stored.");
}
