using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PolicyDiff.Fetching;
using PolicyDiff.Fetching.Browsing;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Policies;

/// <summary>
/// One check of a policy's live page: fetch, keep the evidence, arrange, tell what it confirms, set the next check.
/// Safe to run twice, or to be cut off at any point: at worst one more capture says the same.
/// </summary>
public sealed class LiveCheck(
    IDbContextFactory<PolicyDiffDb> factory,
    PageBrowser fetcher,
    Intake intake,
    Historian historian,
    NewsDesk desk,
    IOptions<CheckingOptions> options,
    TimeProvider time)
{
    /// <summary>Checks now, whatever the schedule says. Null when the policy has no live address.</summary>
    public async Task<CheckResult?> CheckAsync(long policyId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var pairing = await db.PolicySources.AsNoTracking().Include(row => row.Source).Include(row => row.Policy)
            .Where(row => row.PolicyId == policyId && !row.Refused && (row.Live || (row.Current && row.Policy.Sources.Any(other => other.Live))))
            .OrderByDescending(row => row.Current).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (pairing is null)
        {
            await db.Policies.Where(row => row.Id == policyId).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextCheckAt, (DateTimeOffset?)null), cancellationToken);
            return null;
        }

        var before = await db.Versions.CountAsync(version => version.PolicyId == policyId, cancellationToken);
        var result = await fetcher.FetchAsync(
            new(new Uri(pairing.Source.Address), pairing.Policy.Language, await ValidatorsAsync(db, pairing, cancellationToken), pairing.Policy.Browser), cancellationToken);
        var taken = await intake.TakeAsync(LiveEvidence.Of(pairing.SourceId, result), cancellationToken);
        var history = await ArrangeAsync(policyId, taken.Policies, cancellationToken);
        await ScheduleAsync(db, pairing.Policy, history.Unconfirmed, cancellationToken);
        var reading = await db.Readings.AsNoTracking()
            .SingleAsync(row => row.CaptureId == taken.Id && row.SelectorKey == pairing.SelectorKey && row.Current, cancellationToken);
        return new(reading.Outcome, reading.Reasons.FirstOrDefault() ?? "", history.Versions > before, history.Unconfirmed, history.News);
    }

    // The page may carry several policies: each of them saw this capture.
    private async Task<ArrangedHistory> ArrangeAsync(long policyId, IReadOnlyList<long> touched, CancellationToken cancellationToken)
    {
        foreach (var other in touched.Where(id => id != policyId)) await historian.ArrangeAsync(other, ArrangeCause.LiveCheck, desk, cancellationToken);
        return await historian.ArrangeAsync(policyId, ArrangeCause.LiveCheck, desk, cancellationToken);
    }

    private static async Task<Validators?> ValidatorsAsync(PolicyDiffDb db, PolicySource pairing, CancellationToken cancellationToken)
    {
        var last = await db.Captures.AsNoTracking()
            .Where(capture => capture.SourceId == pairing.SourceId && capture.Origin == Observation.Live && capture.Status == 200)
            .OrderByDescending(capture => capture.Instant).FirstOrDefaultAsync(cancellationToken);
        if (last?.FinalAddress is null) return null;
        // "Not modified" must mean "as the last usable text" of this very policy: after a challenge page, or with selectors that met nothing, it would not.
        var usable = await db.Readings.AnyAsync(
            reading => reading.CaptureId == last.Id && reading.SelectorKey == pairing.SelectorKey && reading.Current && reading.Outcome == CaptureOutcome.Ok, cancellationToken);
        return usable && (last.Header("ETag") ?? last.Header("Last-Modified")) is not null
            ? new(new Uri(last.FinalAddress), last.Header("ETag"), last.Header("Last-Modified"))
            : null;
    }

    private async Task ScheduleAsync(PolicyDiffDb db, Policy policy, bool unconfirmed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = policy.CheckInterval is { } interval
            ? now + (unconfirmed ? TimeSpan.FromSeconds(options.Value.ConfirmAfterSeconds) : CheckSchedule.Spread(interval, options.Value.Jitter))
            : (DateTimeOffset?)null;
        await db.Policies.Where(row => row.Id == policy.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LastCheckedAt, now).SetProperty(row => row.NextCheckAt, next), cancellationToken);
    }
}
