using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// Imports captures of tracked addresses from WARC files. Importing a file again adds only what is new, and an import that was stopped goes on.
/// Nobody is alerted.
/// </summary>
public sealed class WarcImport(IDbContextFactory<PolicyDiffDb> factory, WatchList watchList, Intake intake, BodyStore bodies, Historian historian)
{
    /// <summary>Reads all files, then arranges what they touched; <paramref name="progress"/> is told now and then how far it is.</summary>
    public async Task<WarcImported> ImportAsync(WarcImportRequest request, IProgress<WarcImported>? progress, CancellationToken cancellationToken)
    {
        var run = new ImportRun(intake, bodies);
        if (request.Adds) await RegisterAsync(request, run.Tally, cancellationToken);
        run.Watched = await WatchedAsync(request, cancellationToken);
        foreach (var file in request.Files)
        {
            await foreach (var record in ReadAsync(file, run.Wants, cancellationToken))
            {
                await run.TakeAsync(record, cancellationToken);
                if (run.Tally.Result.Records % 500 == 0) progress?.Report(run.Tally.Result);
            }

            await run.EndFileAsync(cancellationToken);
        }

        await ResolveAsync(request, run, cancellationToken);
        foreach (var policy in run.Policies) await historian.ArrangeAsync(policy, ArrangeCause.Past, null, cancellationToken);
        return run.Tally.Result;
    }

    /// <summary>Revisits whose first answer stands later, or at an address that is not tracked: the files are read once more for those alone.</summary>
    private static async Task ResolveAsync(WarcImportRequest request, ImportRun run, CancellationToken cancellationToken)
    {
        await run.SettleDeferredAsync(last: false, cancellationToken);
        if (run.Deferred.Count > 0)
        {
            var needed = run.Deferred.SelectMany(revisit => RevisitIndex.References(revisit.Record)).ToHashSet();
            bool IsNeeded(WarcRecord record) => record.Type is WarcRecord.Response or WarcRecord.Resource && RevisitIndex.Names(record).Any(needed.Contains);
            foreach (var file in request.Files)
            {
                await foreach (var record in ReadAsync(file, IsNeeded, cancellationToken))
                {
                    if (IsNeeded(record)) await run.RememberAsync(record, cancellationToken);
                }
            }
        }

        await run.SettleDeferredAsync(last: true, cancellationToken);
    }

    private async Task RegisterAsync(WarcImportRequest request, ImportTally tally, CancellationToken cancellationToken)
    {
        var registration = new PolicyRegistration(watchList);
        foreach (var file in request.Files)
        {
            await foreach (var record in ReadAsync(file, record => record.Type == WarcRecord.Information, cancellationToken))
            {
                // It stands first, and only there.
                if (record.Type == WarcRecord.Information && record.Flaw is null && await registration.RegisterAsync(record, cancellationToken) is { } policy) tally.Registered(policy);
                break;
            }
        }
    }

    private async Task<WatchedAddresses> WatchedAsync(WarcImportRequest request, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sources = await db.PolicySources.Where(pairing => request.PolicyId == null || pairing.PolicyId == request.PolicyId)
            .Select(pairing => new { pairing.SourceId, pairing.Source.Address }).Distinct().ToListAsync(cancellationToken);
        var key = request.Address is null ? null : AddressKey.OfPage(request.Address);
        return new(sources.Where(source => request.Address is null || AddressKey.OfPage(source.Address) == key).Select(source => (source.SourceId, source.Address)));
    }

    private static async IAsyncEnumerable<WarcRecord> ReadAsync(
        string file, Func<WarcRecord, bool> wanted, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await foreach (var record in WarcReader.ReadAsync(stream, new() { Wanted = wanted }, cancellationToken)) yield return record;
    }
}
