using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>
/// What filters and counts of the feed need of every change, in this process's memory (some 70 bytes each): counting 200,000 changes under any filters takes the
/// database a second and this a few milliseconds. Each question first asks the database whether any policy's revision moved, and reads again those that did; so it is never older
/// than the question. The server counts revisions in the transaction that writes changes (migration 0012).
/// </summary>
internal sealed class FeedIndex(IDbContextFactory<PolicyDiffDb> factory) : IDisposable
{
    // More policies than this are not named in a question; all are read.
    private const int MostNamed = 500;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<long, long> revisions = [];
    private readonly Dictionary<string, int> topicSets = new(StringComparer.Ordinal);
    private State state = new(default, FeedSnapshot.Empty, 0);

    /// <summary>The changes as they are now.</summary>
    internal async Task<FeedSnapshot> NowAsync(PolicyDiffDb db, CancellationToken cancellationToken) => (await StateAsync(db, cancellationToken)).Snapshot;

    /// <summary>How many versions there are; they come and go with changes.</summary>
    internal async Task<int> VersionsAsync(PolicyDiffDb db, CancellationToken cancellationToken) => (await StateAsync(db, cancellationToken)).Versions;

    public void Dispose() => gate.Dispose();

    private async Task<State> StateAsync(PolicyDiffDb db, CancellationToken cancellationToken)
    {
        var mark = await MarkAsync(db, cancellationToken);
        var known = Volatile.Read(ref state);
        if (known.Mark == mark) return known;
        await gate.WaitAsync(cancellationToken);
        try
        {
            // Others may have read it while we waited.
            return state.Mark == mark ? state : await RefreshAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<Mark> MarkAsync(PolicyDiffDb db, CancellationToken cancellationToken) =>
        await db.Policies.GroupBy(_ => 1)
            // A policy that went and another that moved must not add up to what was before.
            .Select(all => new Mark(all.Count(), all.Sum(policy => policy.Revision), all.Sum(policy => policy.Revision * (policy.Id % 9973)))).SingleOrDefaultAsync(cancellationToken);

    private async Task<State> RefreshAsync(CancellationToken cancellationToken)
    {
        // One moment for all of it: what comes later moves the mark again.
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var mark = await MarkAsync(db, cancellationToken);
        var now = await db.Policies.Select(policy => new { policy.Id, policy.Revision }).ToDictionaryAsync(policy => policy.Id, policy => policy.Revision, cancellationToken);
        var moved = now.Where(policy => !revisions.TryGetValue(policy.Key, out var revision) || revision != policy.Value).Select(policy => policy.Key).ToHashSet();
        var read = await ReadAsync(db, moved, cancellationToken);
        var versions = await db.Versions.CountAsync(cancellationToken);
        moved.UnionWith(revisions.Keys.Where(policy => !now.ContainsKey(policy)));
        var next = new State(mark, state.Snapshot.With(moved, read, [.. topicSets.OrderBy(set => set.Value).Select(set => set.Key.Split('\n', StringSplitOptions.RemoveEmptyEntries))]), versions);
        foreach (var policy in moved) revisions.Remove(policy);
        foreach (var (policy, revision) in now) revisions[policy] = revision;
        Volatile.Write(ref state, next);
        return next;
    }

    private async Task<List<FeedEntry>> ReadAsync(PolicyDiffDb db, HashSet<long> policies, CancellationToken cancellationToken)
    {
        if (policies.Count == 0) return [];
        var changes = db.Changes.AsNoTracking();
        if (policies.Count <= MostNamed)
        {
            var named = policies.ToList();
            changes = changes.Where(change => named.Contains(change.PolicyId));
        }

        var rows = changes.Select(change => new
        {
            change.Id,
            change.PolicyId,
            change.Policy.OrganizationId,
            change.FirstWithNew,
            change.Signature,
            change.Topics,
            Kind = change.LabelledKind ?? change.Kind,
            RuleKind = change.Kind,
            Significance = change.LabelledSignificance ?? change.Significance,
            News = change.LabelledNews ?? change.News,
        });
        var entries = new List<FeedEntry>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!policies.Contains(row.PolicyId)) continue;
            entries.Add(new(
                row.Id, row.PolicyId, row.OrganizationId, row.FirstWithNew.UtcTicks, row.Signature is { } signature ? Short(signature) : 0,
                SetOf(row.Topics), row.Kind, row.RuleKind, (byte)Math.Clamp(row.Significance, 0, byte.MaxValue), row.News));
        }

        return entries;
    }

    private int SetOf(List<string> topics)
    {
        var name = string.Join('\n', topics);
        if (!topicSets.TryGetValue(name, out var number)) topicSets.Add(name, number = topicSets.Count);
        return number;
    }

    private static long Short(ContentHash signature) => BinaryPrimitives.ReadInt64BigEndian(signature.ToBytes());

    /// <summary>Moves whenever any policy's revision does, or a policy comes or goes.</summary>
    private readonly record struct Mark(int Policies, long Revisions, long Weighed);

    private sealed record State(Mark Mark, FeedSnapshot Snapshot, int Versions);
}
