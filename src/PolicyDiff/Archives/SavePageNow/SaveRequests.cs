using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.SavePageNow;

/// <summary>Takes wishes to keep a page in the Wayback Machine; the work itself is <see cref="PageSaver"/>'s.</summary>
public sealed class SaveRequests(IDbContextFactory<PolicyDiffDb> factory, SaveClient client, TimeProvider time)
{
    /// <summary>Said where the feature is offered and cannot be used.</summary>
    public const string NoKeys = "Saving pages in the Wayback Machine needs an account there: set Archives__Wayback__AccessKey and Archives__Wayback__SecretKey to its keys (archive.org/account/s3.php).";

    /// <summary>An older observation than this says little about the page as it is now.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    /// <summary>Whether pages can be saved.</summary>
    public bool IsPossible => client.HasKeys;

    /// <summary>Somebody wants the policy's page saved as it is now. A sentence for them: what happens, or why nothing does.</summary>
    public async Task<string> AskAsync(long policyId, CancellationToken cancellationToken)
    {
        if (!IsPossible) return NoKeys;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var live = await db.PolicySources.AsNoTracking().Where(row => row.PolicyId == policyId && row.Live).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (live is null) return "The policy has no address that is checked, so there is no page to save.";
        var now = time.GetUtcNow();
        var seen = await db.Captures.AsNoTracking().Where(row => row.SourceId == live.SourceId && row.Origin == History.Observation.Live && row.BodyHash != null)
            .OrderByDescending(row => row.Instant).Select(row => new { row.Id, row.Instant }).FirstOrDefaultAsync(cancellationToken);
        var beside = seen?.Instant > now - Recent ? seen : null;
        var added = await AddAsync(
            new() { PolicyId = policyId, SourceId = live.SourceId, CaptureId = beside?.Id, NotBefore = beside?.Instant ?? now, Cause = SaveRequest.Asked, State = SaveRequest.Waiting, RequestedAt = now, NextAt = now },
            cancellationToken);
        return added ? "The page is handed to the Wayback Machine; how it goes is said below." : "The page is being saved already.";
    }

    /// <summary>A live check found a new text; it is saved where the policy's setting says so.</summary>
    public async Task ChangedAsync(long policyId, long captureId, CancellationToken cancellationToken)
    {
        if (!IsPossible) return;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!await db.Policies.AnyAsync(row => row.Id == policyId && row.SaveWhenChanged, cancellationToken)) return;
        var capture = await db.Captures.AsNoTracking().SingleAsync(row => row.Id == captureId, cancellationToken);
        var now = time.GetUtcNow();
        await AddAsync(
            new() { PolicyId = policyId, SourceId = capture.SourceId, CaptureId = captureId, NotBefore = capture.Instant, Cause = SaveRequest.Changed, State = SaveRequest.Waiting, RequestedAt = now, NextAt = now },
            cancellationToken);
    }

    /// <summary>Sets whether each new text of a policy is saved.</summary>
    public async Task SetAsync(long policyId, bool saveWhenChanged, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Policies.Where(row => row.Id == policyId).ExecuteUpdateAsync(set => set.SetProperty(row => row.SaveWhenChanged, saveWhenChanged), cancellationToken);
    }

    /// <summary>False when the page's saving is under way already.</summary>
    private async Task<bool> AddAsync(SaveRequest request, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await PolicyLock.TakeAsync(db, request.PolicyId, cancellationToken);
        // A page of several policies: one copy serves all, and the index in the database keeps two from being asked for at once.
        if (await db.SaveRequests.AnyAsync(row => row.SourceId == request.SourceId && (row.State == SaveRequest.Waiting || row.State == SaveRequest.Saving), cancellationToken)) return false;
        db.SaveRequests.Add(request);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
