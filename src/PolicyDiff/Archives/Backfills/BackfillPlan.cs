using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Planning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Archives.Backfills;

/// <summary>What is known of an archive's captures of one policy: the planner's input, made of the database alone.</summary>
internal sealed record BackfillPlan(int Listed, IReadOnlyList<BackfillPlan.Row> Rows)
{
    /// <summary>One listed capture and what is known of it for this policy.</summary>
    internal sealed record Row(long Id, long SourceId, string Stamp, string Original, DateTimeOffset Instant, string State)
    {
        /// <summary>The planner's name for it.</summary>
        public string Key { get; } = Id.ToString(CultureInfo.InvariantCulture);

        public int? Status { get; init; }

        public string? Digest { get; init; }

        public string? Location { get; init; }

        public DateTimeOffset? RetryAt { get; init; }

        public DateTimeOffset? ClaimedUntil { get; init; }

        public int Attempts { get; init; }

        public CaptureOutcome? Outcome { get; init; }

        public ContentHash? Text { get; init; }

        /// <summary>It holds no text of the policy: known by opening it, or listed as an archived error.</summary>
        public bool IsUnusable => State switch
        {
            ListedMemento.Fetched => Text is null || Outcome is not { } outcome || !outcome.IsUsable(),
            ListedMemento.Listed => Status >= 400,
            _ => true,
        };

        internal PlannedMemento At(DateTimeOffset now) => new(
            Key,
            Instant,
            IsUnusable ? MementoState.Unusable
                : State == ListedMemento.Fetched ? MementoState.Read
                : ClaimedUntil > now || RetryAt > now ? MementoState.Busy
                : MementoState.Unknown,
            Text ?? default);
    }

    internal static Task<BackfillPlan> LoadAsync(PolicyDiffDb db, long policyId, string archive, CancellationToken cancellationToken) =>
        LoadAsync(db, policyId, archive, null, cancellationToken);

    /// <summary>The plan with what is known now of a few rows: a listing may have tens of thousands.</summary>
    internal async Task<BackfillPlan> RefreshAsync(PolicyDiffDb db, Backfill backfill, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var news = (await LoadAsync(db, backfill.PolicyId, backfill.Archive, ids, cancellationToken)).Rows.ToDictionary(row => row.Id);
        return this with { Rows = [.. Rows.Select(row => news.GetValueOrDefault(row.Id, row))] };
    }

    private static async Task<BackfillPlan> LoadAsync(
        PolicyDiffDb db, long policyId, string archive, IReadOnlyList<long>? only, CancellationToken cancellationToken)
    {
        var pairings = await db.PolicySources.AsNoTracking().Where(pairing => pairing.PolicyId == policyId).ToListAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var pairing in pairings)
        {
            var listed =
                from memento in db.Mementos.AsNoTracking()
                where memento.SourceId == pairing.SourceId && memento.Archive == archive && (only == null || only.Contains(memento.Id))
                from reading in db.Readings.Where(reading =>
                    reading.CaptureId == memento.CaptureId && reading.SelectorKey == pairing.SelectorKey && reading.Current).DefaultIfEmpty()
                select new Row(memento.Id, memento.SourceId, memento.Stamp, memento.Original, memento.Instant, memento.State)
                {
                    Status = memento.Status,
                    Digest = memento.Digest,
                    Location = memento.Location,
                    RetryAt = memento.RetryAt,
                    ClaimedUntil = memento.ClaimedUntil,
                    Attempts = memento.Attempts,
                    Outcome = reading == null ? null : reading.Outcome,
                    Text = reading == null ? null : reading.TextHash,
                };
            rows.AddRange((await listed.ToListAsync(cancellationToken)).Where(row => pairing.Covers(row.Instant)));
        }

        var distinct = rows.OrderBy(row => row.Instant).ThenBy(row => row.Stamp, StringComparer.Ordinal).ThenBy(row => row.Id)
            .DistinctBy(row => (row.SourceId, row.Stamp, row.Digest ?? row.Original)).ToList();
        return new(rows.Count, distinct);
    }

    /// <summary>The plan cut to a period.</summary>
    internal BackfillPlan Within(DateTimeOffset? from, DateTimeOffset? to) =>
        this with { Rows = Rows.Where(row => !(row.Instant < from) && !(row.Instant > to)).ToList() };
}
