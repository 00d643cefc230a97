using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Commands;

/// <summary>Pauses or cancels a policy's backfill, whoever works on it.</summary>
internal static class BackfillSwitch
{
    /// <summary>True when one was under way and now rests or has ended.</summary>
    internal static async Task<bool> TurnAsync(Tool tool, Policy policy, (string Archive, bool Cancel) wish, CancellationToken cancellationToken)
    {
        await using var db = await tool.Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
        var id = await db.Backfills.Where(row => row.PolicyId == policy.Id && row.Archive == wish.Archive && row.FinishedAt == null)
            .Select(row => (long?)row.Id).SingleOrDefaultAsync(cancellationToken);
        var requests = tool.Get<BackfillRequests>();
        var turned = id is { } one && (wish.Cancel ? await requests.CancelAsync(one, cancellationToken) : await requests.PauseAsync(one, cancellationToken));
        await Words.SayAsync($"{policy.FullSlug}: {Sentence(turned, wish.Cancel)}");
        return turned;
    }

    private static string Sentence(bool turned, bool cancel) => (turned, cancel) switch
    {
        (true, true) => "cancelled; what was fetched stays.",
        (true, false) => "paused; 'policydiff backfill' or the page Backfills lets it go on.",
        _ => "no backfill of it is under way.",
    };
}
