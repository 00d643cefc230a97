using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Content;

namespace PolicyDiff.History.Queries;

/// <summary>
/// Whether each policy is really being watched: what the last check brought, when text last came, what is overdue. One query.
/// </summary>
internal sealed class TrackingHealth(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    private const string Live = "live";
    private const string BrowserFailure = "browser";

    // A check may wait its turn; later than a tenth of its interval, and an hour, nobody is working.
    private const double OverdueShare = 0.1;

    /// <summary>So many versions in a row of one capture each: a page with a part that never rests.</summary>
    private const int Restless = 5;

    private static readonly TimeSpan OverdueAtLeast = TimeSpan.FromHours(1);

    /// <summary>All policies, the worst state first, then by name.</summary>
    public async Task<TrackingHealthView> ViewAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var rows = await Rows(db).ToListAsync(cancellationToken);
        return new([.. rows.Select(row => Item(row, now))
            .OrderBy(item => item.State)
            .ThenBy(item => item.Organization, StringComparer.OrdinalIgnoreCase)
            .ThenBy(item => item.Policy, StringComparer.OrdinalIgnoreCase)]);
    }

    private static IQueryable<Row> Rows(PolicyDiffDb db) =>
        from policy in db.Policies.AsNoTracking()
        from pairing in db.PolicySources.Where(pairing => pairing.PolicyId == policy.Id && pairing.Live)
            .OrderByDescending(pairing => pairing.Id).Take(1).DefaultIfEmpty()
        from capture in db.Captures.Where(capture => pairing != null && capture.SourceId == pairing.SourceId && capture.Origin == Live)
            .OrderByDescending(capture => capture.Instant).ThenByDescending(capture => capture.Id).Take(1).DefaultIfEmpty()
        from reading in db.Readings.Where(reading => capture != null && reading.CaptureId == capture.Id && reading.SelectorKey == pairing!.SelectorKey && reading.Current)
            .OrderByDescending(reading => reading.RulesVersion).Take(1).DefaultIfEmpty()
        select new Row
        {
            Organization = policy.Organization.Name,
            OrganizationSlug = policy.Organization.Slug,
            Policy = policy.Name,
            PolicySlug = policy.Slug,
            Interval = policy.CheckInterval,
            LastCheckedAt = policy.LastCheckedAt,
            NextCheckAt = policy.NextCheckAt,
            LastUsable = db.Versions.Where(version => version.PolicyId == policy.Id).Max(version => (DateTimeOffset?)version.LastSeen),
            Address = pairing == null ? null : pairing.Source.Address,
            CapturedAt = capture == null ? null : capture.Instant,
            Status = capture == null ? null : capture.Status,
            FinalAddress = capture == null ? null : capture.FinalAddress,
            FailureSentence = capture == null ? null : capture.FailureSentence,
            Failed = capture != null && capture.Failure != null,
            BrowserFailed = capture != null && capture.Failure == BrowserFailure,
            Rendered = capture != null && capture.Rendered,
            Outcome = reading == null ? null : reading.Outcome,
            Reasons = reading == null ? null : reading.Reasons,
            Missed = reading == null ? null : reading.Missed,
            Kept = pairing == null ? null : pairing.SelectCss,
            Recent = db.Versions.Where(version => version.PolicyId == policy.Id).OrderByDescending(version => version.Position).Take(Restless)
                .Select(version => version.FirstCaptureId == version.LastCaptureId).ToList(),
        };

    private static TrackingHealthItem Item(Row row, DateTimeOffset now)
    {
        var outcome = row.Outcome ?? (row.Failed ? CaptureOutcome.Unreachable : null);
        return new()
        {
            Organization = row.Organization,
            OrganizationSlug = row.OrganizationSlug,
            Policy = row.Policy,
            PolicySlug = row.PolicySlug,
            State = StateOf(row, outcome, now),
            Address = row.Address,
            Interval = row.Interval,
            LastCheckedAt = row.LastCheckedAt ?? row.CapturedAt,
            NextCheckAt = row.NextCheckAt,
            LastUsable = row.LastUsable,
            Outcome = outcome,
            Reasons = row.Reasons is { Count: > 0 } reasons ? reasons : row.FailureSentence is { } sentence ? [sentence] : [],
            MissedSelectors = row.Missed ?? [],
            FellBack = row is { Kept.Count: > 0, Missed: { } missed } && row.Kept.TrueForAll(missed.Contains),
            IsRestless = row.Recent.Count == Restless && row.Recent.TrueForAll(isOneCapture => isOneCapture),
            Status = row.Status,
            BrowserFailed = row.BrowserFailed,
            NeedsBrowser = !row.Rendered && row.Reasons?.Contains(ScriptSigns.Sentence) == true,
            MovedTo = row.FinalAddress is { } final && row.Address is { } asked && !SamePlace(final, asked) ? final : null,
        };
    }

    private static TrackingState StateOf(Row row, CaptureOutcome? outcome, DateTimeOffset now)
    {
        if (row.Interval is not { } interval || row.Address is null) return TrackingState.NotWatched;
        if (outcome is { } known && !known.IsUsable()) return TrackingState.Failing;
        var patience = interval * OverdueShare > OverdueAtLeast ? interval * OverdueShare : OverdueAtLeast;
        if (row.NextCheckAt is { } next && next + patience < now) return TrackingState.Overdue;
        if (row.Missed is { Count: > 0 }) return TrackingState.SelectorsMissed;
        return row.CapturedAt is null ? TrackingState.NeverChecked : TrackingState.Healthy;
    }

    private static bool SamePlace(string left, string right) => left.TrimEnd('/').Equals(right.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private sealed class Row
    {
        public required string Organization { get; init; }

        public required string OrganizationSlug { get; init; }

        public required string Policy { get; init; }

        public required string PolicySlug { get; init; }

        public TimeSpan? Interval { get; init; }

        public DateTimeOffset? LastCheckedAt { get; init; }

        public DateTimeOffset? NextCheckAt { get; init; }

        public DateTimeOffset? LastUsable { get; init; }

        public string? Address { get; init; }

        public DateTimeOffset? CapturedAt { get; init; }

        public int? Status { get; init; }

        public string? FinalAddress { get; init; }

        public string? FailureSentence { get; init; }

        public bool Failed { get; init; }

        public bool BrowserFailed { get; init; }

        public bool Rendered { get; init; }

        public CaptureOutcome? Outcome { get; init; }

        public List<string>? Reasons { get; init; }

        public List<string>? Missed { get; init; }

        public List<string>? Kept { get; init; }

        public required List<bool> Recent { get; init; }
    }
}
