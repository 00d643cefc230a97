namespace PolicyDiff.Archives.Backfills;

/// <summary>Asks for a policy's past from the Wayback Machine and from every other archive that is enabled.</summary>
public sealed class EveryArchive(IEnumerable<IWebArchive> archives, BackfillRequests requests)
{
    /// <summary>One backfill for each enabled archive, or the active ones.</summary>
    public async Task RequestAsync(long policyId, CancellationToken cancellationToken)
    {
        foreach (var archive in archives) await requests.RequestAsync(new(policyId, archive.Id), cancellationToken);
    }
}
