using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>
/// What archives say without being opened: "looked at this day, the bytes were those of an earlier capture" (a revisit). Evidence that a text was there,
/// at one remove: the archive's word, not bytes that were read here.
/// </summary>
internal sealed class UnchangedSightings(IDbContextFactory<PolicyDiffDb> factory)
{
    /// <summary>Revisits of the policy's addresses, newest first, at most <paramref name="most"/>.</summary>
    public async Task<SightingPage> OfAsync(long policyId, int most, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var revisits =
            from pairing in db.PolicySources.AsNoTracking()
            where pairing.PolicyId == policyId
            from memento in db.Mementos.AsNoTracking()
            where memento.SourceId == pairing.SourceId && memento.MediaType == ListedMemento.Revisit
            where (pairing.ValidFrom == null || memento.Instant >= pairing.ValidFrom) && (pairing.ValidUntil == null || memento.Instant < pairing.ValidUntil)
            select new { memento, pairing.SelectorKey };
        var total = await revisits.CountAsync(cancellationToken);
        var newest = await revisits.OrderByDescending(row => row.memento.Instant).ThenByDescending(row => row.memento.Id).Take(most)
            .Select(row => new Sighting(
                row.memento.Archive,
                row.memento.Instant,
                (from same in db.Mementos
                 where same.SourceId == row.memento.SourceId && same.Archive == row.memento.Archive && same.Digest == row.memento.Digest && same.CaptureId != null
                 from reading in db.Readings.Where(reading => reading.CaptureId == same.CaptureId && reading.SelectorKey == row.SelectorKey && reading.Current)
                 where reading.TextHash != null
                 select reading.TextHash).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new(total, newest);
    }
}

/// <summary>An archive looked and found the page unchanged.</summary>
/// <param name="Archive">By its id.</param>
/// <param name="Text">What was there, where a capture with these bytes was opened; else null.</param>
internal sealed record Sighting(string Archive, DateTimeOffset Instant, ContentHash? Text);

/// <summary>The newest of them.</summary>
/// <param name="Total">Of all.</param>
internal sealed record SightingPage(int Total, IReadOnlyList<Sighting> Newest);
