using Microsoft.EntityFrameworkCore;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Moves;

/// <summary>Keeps a policy's addresses in step with what redirects say. What a person gave, set or refused is left as it is.</summary>
internal sealed class SourceKeeper(PolicyDiffDb db, Policy policy, TimeProvider time)
{
    /// <summary>Adds and drops addresses in the caller's transaction; true where the policy has other ones than before.</summary>
    internal async Task<bool> KeepAsync(Seating seating, CancellationToken cancellationToken)
    {
        var stale = policy.Sources.Where(pairing => IsOurs(pairing) && !seating.Targets.Any(target => target.Place == Key(pairing))).ToList();
        foreach (var pairing in stale)
        {
            policy.Sources.Remove(pairing);
            db.PolicySources.Remove(pairing);
        }

        var missing = seating.Targets.Where(target => !policy.Sources.Any(pairing => Key(pairing) == target.Place)).ToList();
        if (missing.Count > 0) await RegistryLock.TakeAsync(db, cancellationToken);
        foreach (var target in missing) await AddAsync(target, cancellationToken);
        SetCurrent(seating);
        await WriteUncountedAsync(seating, cancellationToken);
        return stale.Count + missing.Count > 0;
    }

    private static string Key(PolicySource pairing) => AddressKey.Of(pairing.Source.Address);

    private static bool IsOurs(PolicySource pairing) => pairing is { FoundBy: PolicySource.ByRedirect, Refused: false, IsDecided: false };

    private async Task AddAsync(MoveTarget target, CancellationToken cancellationToken)
    {
        var address = new Uri(target.Address);
        var variants = AddressKey.Variants(address);
        var text = WatchList.Text(address);
        var source = (await db.Sources.Where(row => row.Address == text || variants.Contains(row.Address)).ToListAsync(cancellationToken))
            .OrderByDescending(row => row.Address == text).ThenBy(row => row.Id).FirstOrDefault()
            ?? db.Sources.Add(new Source { Address = text, CreatedAt = time.GetUtcNow() }).Entity;
        foreach (var like in policy.Sources.Where(pairing => Key(pairing) == target.Home && !pairing.IsRetired).DistinctBy(pairing => pairing.SelectorKey).ToList())
        {
            policy.Sources.Add(new PolicySource
            {
                PolicyId = policy.Id,
                Source = source,
                SelectorKey = like.SelectorKey,
                SelectCss = [.. like.SelectCss],
                RemoveCss = [.. like.RemoveCss],
                FoundBy = PolicySource.ByRedirect,
            });
        }
    }

    private void SetCurrent(Seating seating)
    {
        var watched = policy.Sources.Where(pairing => pairing is { Live: true, Refused: false }).OrderByDescending(pairing => pairing.Id).FirstOrDefault();
        var seat = watched is null ? null : seating.Seats.GetValueOrDefault(Key(watched));
        foreach (var pairing in policy.Sources)
        {
            pairing.Current = seat is not null && !pairing.Refused && Key(pairing) == seat && pairing.SelectorKey == watched!.SelectorKey && pairing.ValidUntil is null;
        }
    }

    private async Task WriteUncountedAsync(Seating seating, CancellationToken cancellationToken)
    {
        var rows = await db.Uncounted.Where(row => row.PolicyId == policy.Id).ToDictionaryAsync(row => row.CaptureId, cancellationToken);
        foreach (var one in seating.Uncounted.DistinctBy(one => one.Seen.CaptureId))
        {
            if (rows.Remove(one.Seen.CaptureId, out var row)) row.Sentence = one.Sentence;
            else db.Uncounted.Add(new UncountedCapture { PolicyId = policy.Id, CaptureId = one.Seen.CaptureId, Sentence = one.Sentence });
        }

        db.Uncounted.RemoveRange(rows.Values);
    }
}
