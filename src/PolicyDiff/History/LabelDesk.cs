using Microsoft.EntityFrameworkCore;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>What a person says of a change, on its way in.</summary>
/// <param name="PolicyId">Whose change.</param>
/// <param name="From">The text before; null where the policy came back.</param>
/// <param name="To">The text after; null where the policy was taken down.</param>
/// <param name="Kind">Null: the rules' kind stands.</param>
/// <param name="Significance">0–100; null: the rules' significance stands.</param>
/// <param name="News">Null: what rules say.</param>
/// <param name="Note">Why, or null.</param>
public sealed record LabelRequest(long PolicyId, ContentHash? From, ContentHash? To, ChangeKind? Kind, int? Significance, bool? News, string? Note)
{
    /// <summary>All that people said of it before is taken back; what else this request says counts from here.</summary>
    public bool Withdraws { get; init; }
}

/// <summary>Who says so.</summary>
public sealed record LabelAuthor(long? AccountId, string Name);

/// <summary>
/// Takes in what people say of changes. It is kept apart from what rules derive, shown beside it and applied to it again after every
/// rebuild; evidence is never touched.
/// </summary>
public sealed class LabelDesk(IDbContextFactory<PolicyDiffDb> factory, NewsDesk desk, TimeProvider time)
{
    public const int LongestNote = 500;

    /// <summary>
    /// Keeps the label. A confirmed live change that a person turns into news is told to its subscribers, unless it was told before: at most
    /// once, whatever labels follow. False when the pair is no event of the policy.
    /// </summary>
    public async Task<bool> AddAsync(LabelRequest request, LabelAuthor author, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await PolicyLock.TakeAsync(db, request.PolicyId, cancellationToken);
        var change = await db.Changes.Include(row => row.Policy).ThenInclude(policy => policy.Organization)
            .Where(row => row.PolicyId == request.PolicyId && row.FromText == request.From && row.ToText == request.To && row.Kind != ChangeKind.First)
            .OrderByDescending(row => row.FirstWithNew).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (change is null) return false;
        var label = ToRow(request, author, change.FirstWithNew);
        db.Labels.Add(label);
        ApplyOne(label, change);
        var isTold = change is { LabelledNews: true, Confirmed: true, ToldAt: null, Origin: Observation.Live };
        if (isTold) change.ToldAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        if (isTold) await desk(db, [new(change, await DiffAsync(db, change, cancellationToken))], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Sets what the labels, oldest first, make of the row.</summary>
    internal static void Apply(IEnumerable<ChangeLabel> labels, StoredChange row)
    {
        (row.LabelledKind, row.LabelledSignificance, row.LabelledNews) = (null, null, null);
        foreach (var label in labels) ApplyOne(label, row);
    }

    private static void ApplyOne(ChangeLabel label, StoredChange row)
    {
        if (label.Withdraws) (row.LabelledKind, row.LabelledSignificance, row.LabelledNews) = (null, null, null);
        row.LabelledKind = label.Kind ?? row.LabelledKind;
        row.LabelledSignificance = label.Significance ?? row.LabelledSignificance;
        row.LabelledNews = label.News ?? row.LabelledNews;
    }

    private ChangeLabel ToRow(LabelRequest request, LabelAuthor author, DateTimeOffset seen) => new()
    {
        PolicyId = request.PolicyId,
        FromText = request.From,
        ToText = request.To,
        Seen = seen,
        Kind = request.Kind,
        Significance = request.Significance,
        News = request.News,
        Withdraws = request.Withdraws,
        Note = request.Note,
        AccountId = author.AccountId,
        AccountName = author.Name,
        CreatedAt = time.GetUtcNow(),
    };

    private static async Task<TextDiff?> DiffAsync(PolicyDiffDb db, StoredChange change, CancellationToken cancellationToken) =>
        change is { FromFaithful: { } from, ToFaithful: { } to }
            && await TextShelf.GetAsync(db, from, cancellationToken) is { } old && await TextShelf.GetAsync(db, to, cancellationToken) is { } @new
            ? PolicyDiffer.Compare(old, @new)
            : null;
}
