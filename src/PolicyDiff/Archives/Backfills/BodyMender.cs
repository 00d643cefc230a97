using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Bodies;

namespace PolicyDiff.Archives.Backfills;

/// <summary>
/// Fetches again what is damaged in the database and an archive still holds, whether a backfill runs or not: the same bytes, stored again,
/// heal a body and what is told by it.
/// </summary>
public sealed class BodyMender(BodyDamage damage, IEnumerable<IWebArchive> archives, MementoOpener opener, Historian historian)
{
    private const int AtOnce = 4;

    /// <summary>Fetches a few; false when there is nothing to fetch now.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var opened = 0;
        foreach (var memento in await damage.WaitingAsync(AtOnce, cancellationToken))
        {
            if (archives.FirstOrDefault(archive => archive.Id == memento.Archive) is not { } archive) continue;
            var row = new PlanRow(memento.Id, memento.SourceId, memento.Stamp, memento.Original, memento.Instant) { State = memento.State, Attempts = memento.Attempts };
            if (await opener.OpenAsync(archive, row, "mender " + Guid.NewGuid().ToString("N"), cancellationToken) is not { } result) continue;
            opened++;
            foreach (var policy in result.Policies) await historian.ArrangeAsync(policy, ArrangeCause.Past, null, cancellationToken);
        }

        return opened > 0;
    }
}
