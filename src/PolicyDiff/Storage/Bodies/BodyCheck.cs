using Microsoft.EntityFrameworkCore;
using PolicyDiff.Text;

namespace PolicyDiff.Storage.Bodies;

/// <summary>Reads every stored body and verifies it against its name.</summary>
public sealed class BodyCheck(IDbContextFactory<PolicyDiffDb> factory, BodyDamage damage)
{
    private const int AtOnce = 500;

    /// <summary>Checks all; what is damaged is written down, what was and is whole again is cleared. <paramref name="progress"/> is told how many are done.</summary>
    public async Task<CheckedBodies> RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var result = new CheckedBodies(0, 0);
        var after = ContentHash.FromBytes(new byte[32]);
        while (true)
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            var next = await BodyRows.AfterAsync(db, after, AtOnce, cancellationToken);
            if (next.Count == 0) return result;
            foreach (var body in next)
            {
                after = ContentHash.FromBytes(body.Hash);
                var unreadable = await ProblemAsync(db, after, cancellationToken);
                if (!unreadable && body.IsDamaged) await damage.ClearAsync(after, cancellationToken);
                result = new(result.Bodies + 1, result.Unreadable + (unreadable ? 1 : 0));
            }

            progress?.Report(result.Bodies);
        }
    }

    private async Task<bool> ProblemAsync(PolicyDiffDb db, ContentHash hash, CancellationToken cancellationToken)
    {
        if (await BodyRows.ChainAsync(db, hash, cancellationToken) is not { } chain || chain.Read() is not null) return false;
        if (chain.FirstDamage() is { } found) await damage.MarkAsync(found.Hash, cancellationToken);
        return true;
    }
}

/// <summary>What a check of all bodies found.</summary>
/// <param name="Bodies">Bodies read.</param>
/// <param name="Unreadable">Of them, those that do not give what their name says, by their own damage or by that of what they are told by.</param>
public sealed record CheckedBodies(long Bodies, long Unreadable);
