using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>How a <see cref="PolicySummary"/> is read, in one statement for however many policies.</summary>
internal static class PolicySummaries
{
    /// <summary>The origin of our own checks.</summary>
    internal const string Live = "live";

    /// <summary>The summaries of these policies.</summary>
    internal static IQueryable<PolicySummary> Of(PolicyDiffDb db, Expression<Func<Policy, bool>> which) =>
        from policy in db.Policies.AsNoTracking().Where(which)
        // The newest of each address first: so that an index gives it, however many captures there are.
        from check in (
            from pairing in db.PolicySources
            where pairing.PolicyId == policy.Id && !pairing.Refused
            from newest in (
                from capture in db.Captures
                where capture.SourceId == pairing.SourceId && capture.Origin == Live
                    && (pairing.ValidFrom == null || capture.Instant >= pairing.ValidFrom) && (pairing.ValidUntil == null || capture.Instant < pairing.ValidUntil)
                from reading in db.Readings
                where reading.CaptureId == capture.Id && reading.Current && reading.SelectorKey == pairing.SelectorKey
                orderby capture.Instant descending
                select new { capture.Instant, reading.Outcome }).Take(1)
            orderby newest.Instant descending
            select newest).Take(1).DefaultIfEmpty()
        select new PolicySummary
        {
            Id = policy.Id,
            OrganizationSlug = policy.Organization.Slug,
            OrganizationName = policy.Organization.Name,
            Slug = policy.Slug,
            Name = policy.Name,
            Type = policy.Type,
            Language = policy.Language,
            Region = policy.Region,
            CheckInterval = policy.CheckInterval,
            NextCheckAt = policy.NextCheckAt,
            LastCheckedAt = policy.LastCheckedAt,
            Versions = db.Versions.Count(version => version.PolicyId == policy.Id),
            FirstSeen = db.Versions.Where(version => version.PolicyId == policy.Id).OrderBy(version => version.Position).Select(version => (DateTimeOffset?)version.FirstSeen).FirstOrDefault(),
            LastSeen = db.Versions.Where(version => version.PolicyId == policy.Id).OrderByDescending(version => version.Position).Select(version => (DateTimeOffset?)version.LastSeen).FirstOrDefault(),
            LiveOutcome = check == null ? null : check.Outcome,
            LiveInstant = check == null ? null : check.Instant,
        };
}
