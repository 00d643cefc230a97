using PolicyDiff.Text;

using PolicyDiff.Storage;

namespace PolicyDiff.App.Tests.Forms;

/// <summary>Rows that pages read, without the work that makes them.</summary>
internal static class Rows
{
    internal static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    internal static Policy Policy(string organization, string policy, TimeSpan? interval = null) => new()
    {
        Organization = new Organization { Slug = Slug(organization), Name = organization, CreatedAt = Now },
        Slug = Slug(policy),
        Name = policy,
        Type = policy,
        CreatedAt = Now,
        CheckInterval = interval,
        NextCheckAt = interval is null ? null : Now + interval,
    };

    internal static PolicySource Pairing(Policy policy, string address) => new()
    {
        Policy = policy,
        Source = new Source { Address = address, CreatedAt = Now },
        Live = true,
    };

    internal static Backfill Backfill(Policy policy, string state) => new()
    {
        Policy = policy,
        Archive = "wayback",
        Strategy = "changes",
        State = state,
        RequestedAt = Now,
        FinishedAt = state is Storage.Backfill.Done or Storage.Backfill.Failed or Storage.Backfill.Cancelled ? Now : null,
    };

    internal static ListedMemento Memento(long source, string stamp, string state, int? status = 200, string? original = null) => new()
    {
        SourceId = source,
        Archive = "wayback",
        Stamp = stamp,
        Instant = new DateTimeOffset(DateTime.ParseExact(stamp, "yyyyMMddHHmmss", null), TimeSpan.Zero),
        Original = original ?? "http://example.org/privacy",
        Status = status,
        Digest = "D" + stamp,
        ListedAt = Now,
        State = state,
    };

    internal static Capture Capture(PolicySource pairing, CaptureOutcome outcome, string origin = "live") => new()
    {
        Source = pairing.Source,
        Origin = origin,
        Instant = Now,
        RequestedAddress = pairing.Source.Address,
        FinalAddress = pairing.Source.Address,
        Status = outcome == CaptureOutcome.ArchivedError ? 404 : 200,
        ReceivedAt = Now,
        Readings = { new Reading { SelectorKey = pairing.SelectorKey, RulesVersion = 1, Current = true, Outcome = outcome, Reasons = ["The page shows a challenge."] } },
    };

    private static string Slug(string name) => Policies.Slug.Of(name);
}
