using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.SavePageNow;

/// <summary>
/// Works on wishes to save a page, a step at a time. All state is in the database before anything is asked, so a killed process's
/// request is asked after and never simply repeated.
/// </summary>
public sealed class PageSaver(IDbContextFactory<PolicyDiffDb> factory, SaveClient client, WaybackMachine archive, MementoShelf shelf, TimeProvider time)
{
    /// <summary>How long a step is one worker's; past it the worker is taken for dead.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <summary>The service forgets jobs and calls every unknown one pending, for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SaveStep step = new(factory, client, archive, time, Patience);

    /// <summary>Takes the step that is due longest; false when none is.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        if (!client.HasKeys || await TakeAsync(cancellationToken) is not { } request) return false;
        await step.TakeAsync(request, row => StoreAsync(row, cancellationToken), cancellationToken);
        await StoreAsync(request, cancellationToken);
        return true;
    }

    private async Task<SaveRequest?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var due = await db.SaveRequests.AsNoTracking()
            .Where(row => (row.State == SaveRequest.Waiting || row.State == SaveRequest.Saving) && row.NextAt <= now)
            .OrderBy(row => row.NextAt).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (due is null) return null;
        // Only one of those who saw it due moves it on.
        var taken = await db.SaveRequests.Where(row => row.Id == due.Id && row.NextAt == due.NextAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now + Claim), cancellationToken);
        due.NextAt = now + Claim;
        return taken == 1 ? due : null;
    }

    private async Task StoreAsync(SaveRequest request, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        db.SaveRequests.Update(request);
        await db.SaveChangesAsync(cancellationToken);
        if (request is not { State: SaveRequest.Done, Stamp: { } stamp } || !ArchiveTimestamp.TryParse(stamp, out var instant, out _)) return;
        var address = await db.Sources.Where(row => row.Id == request.SourceId).Select(row => row.Address).SingleAsync(cancellationToken);
        // The next backfill may open it, listed yet or not.
        await shelf.AddAsync(request.SourceId, archive.Id, [new("", stamp, instant, false, address, null, null, null, null)], cancellationToken);
    }
}
