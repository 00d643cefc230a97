using Microsoft.EntityFrameworkCore;
using PolicyDiff.Text;

namespace PolicyDiff.Storage.Bodies;

/// <summary>
/// Keeps account of damaged stored forms: which they are, what depends on them, and that they are fetched again. Storing the same bytes
/// again, from wherever, heals a body and everything that is told by it.
/// </summary>
public sealed class BodyDamage(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    // Rows of one question; a source has tens of thousands of captures at most.
    private const int MostNamed = 1000;

    /// <summary>Writes down that the stored form of this body is damaged, and lets archives be asked again for what it came from.</summary>
    internal async Task MarkAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.Bodies.Where(body => body.Hash == hash && body.DamagedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(body => body.DamagedAt, now), cancellationToken);
        await ReleaseAsync(db, hash, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Its stored form was read and is whole.</summary>
    internal async Task ClearAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Bodies.Where(body => body.Hash == hash && body.DamagedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(body => body.DamagedAt, (DateTimeOffset?)null), cancellationToken);
    }

    /// <summary>The damaged bodies, each with the captures it belongs to and what is told by it, oldest finding first.</summary>
    public async Task<IReadOnlyList<DamagedBody>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var bodies = await db.Bodies.AsNoTracking().Where(body => body.DamagedAt != null).OrderBy(body => body.DamagedAt)
            .Select(body => new { body.Hash, body.DamagedAt }).Take(MostNamed).ToListAsync(cancellationToken);
        var found = new List<DamagedBody>();
        foreach (var body in bodies)
        {
            var dependents = (await BodyRows.DependentsAsync(db, body.Hash, cancellationToken)).ConvertAll(row => ContentHash.FromBytes(row.Hash));
            found.Add(new(
                body.Hash,
                body.DamagedAt!.Value,
                await CapturesAsync(db, [body.Hash], cancellationToken),
                dependents,
                await CapturesAsync(db, dependents, cancellationToken),
                await WaitingAsync(db, [body.Hash, .. dependents], cancellationToken)));
        }

        return found;
    }

    /// <summary>Listed captures that may be fetched now to heal something.</summary>
    internal async Task<List<ListedMemento>> WaitingAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var damaged = await db.Bodies.Where(body => body.DamagedAt != null).OrderBy(body => body.DamagedAt).Select(body => body.Hash).Take(MostNamed).ToListAsync(cancellationToken);
        var found = new List<ListedMemento>();
        var now = time.GetUtcNow();
        foreach (var hash in damaged)
        {
            var dependents = await BodyRows.DependentsAsync(db, hash, cancellationToken);
            found.AddRange(await Waiting(db, [hash, .. dependents.Select(row => ContentHash.FromBytes(row.Hash))]).AsNoTracking()
                .Where(memento => memento.RetryAt == null || memento.RetryAt <= now).OrderBy(memento => memento.Id).Take(most).ToListAsync(cancellationToken));
            if (found.Count >= most) break;
        }

        return found;
    }

    private static async Task<List<DamagedCapture>> CapturesAsync(PolicyDiffDb db, IReadOnlyList<ContentHash> bodies, CancellationToken cancellationToken)
    {
        var wanted = bodies.Select(hash => (ContentHash?)hash).ToList();
        return await db.Captures.AsNoTracking().Where(capture => wanted.Contains(capture.BodyHash)).OrderBy(capture => capture.Instant).Take(MostNamed)
            .Select(capture => new DamagedCapture(capture.Source.Address, capture.Instant, capture.Origin, capture.ArchiveAddress)).ToListAsync(cancellationToken);
    }

    /// <summary>What an archive is asked for again: listed captures whose own body is unreadable and that no capture stands for any more.</summary>
    private static IQueryable<ListedMemento> Waiting(PolicyDiffDb db, IEnumerable<ContentHash> bodies)
    {
        var wanted = bodies.Select(hash => (ContentHash?)hash).ToList();
        return db.Mementos.Where(memento => memento.State == ListedMemento.Listed && db.Captures.Any(capture =>
            capture.SourceId == memento.SourceId && capture.Origin == memento.Archive && capture.Instant == memento.Instant && wanted.Contains(capture.BodyHash)));
    }

    private static Task<int> WaitingAsync(PolicyDiffDb db, IEnumerable<ContentHash> bodies, CancellationToken cancellationToken) =>
        Waiting(db, bodies).CountAsync(cancellationToken);

    /// <summary>
    /// The body's own captures are asked for again where an archive holds them; otherwise those that are told by it, each of which it
    /// no longer needs when it is back.
    /// </summary>
    private static async Task ReleaseAsync(PolicyDiffDb db, ContentHash hash, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ContentHash>();
        var next = new Queue<ContentHash>([hash]);
        while (next.TryDequeue(out var body))
        {
            if (!seen.Add(body) || await Waiting(db, [body]).AnyAsync(cancellationToken)) continue;
            var captures = db.Captures.Where(capture => capture.BodyHash == body).Select(capture => (long?)capture.Id);
            var released = await db.Mementos.Where(memento => captures.Contains(memento.CaptureId)).ExecuteUpdateAsync(
                set => set.SetProperty(memento => memento.State, ListedMemento.Listed)
                    .SetProperty(memento => memento.CaptureId, (long?)null)
                    .SetProperty(memento => memento.Attempts, 0)
                    .SetProperty(memento => memento.RetryAt, (DateTimeOffset?)null)
                    .SetProperty(memento => memento.Sentence, "What was stored of it is damaged; it is fetched again."),
                cancellationToken);
            if (released > 0) continue;
            foreach (var told in await db.Bodies.Where(row => row.BaseHash == body).Select(row => row.Hash).ToListAsync(cancellationToken)) next.Enqueue(told);
        }
    }
}

/// <summary>A stored form that is not what was put in.</summary>
/// <param name="Hash">The body's name.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="Captures">The captures it is the body of.</param>
/// <param name="Dependents">Bodies that are told by it: where they hold what is damaged, they cannot be read until it is back.</param>
/// <param name="DependentCaptures">Their captures.</param>
/// <param name="Waiting">Captures that an archive is asked for again.</param>
public sealed record DamagedBody(
    ContentHash Hash,
    DateTimeOffset FoundAt,
    IReadOnlyList<DamagedCapture> Captures,
    IReadOnlyList<ContentHash> Dependents,
    IReadOnlyList<DamagedCapture> DependentCaptures,
    int Waiting);

/// <summary>A capture whose body cannot be read.</summary>
public sealed record DamagedCapture(string Source, DateTimeOffset Instant, string Origin, string? ArchiveAddress);
