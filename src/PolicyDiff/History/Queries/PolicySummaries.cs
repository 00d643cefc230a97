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
    internal static IQueryable<PolicySummary> Of(PolicyDiffDb db, Expression<Func<Policy, bool>> which)
    {
        var checks = db.PolicyCapturesOfAll().Where(capture => capture.Capture.Origin == Live);
        return db.Policies.AsNoTracking().Where(which).Select(policy => new PolicySummary
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
            FirstSeen = db.Versions.Where(version => version.PolicyId == policy.Id).Min(version => (DateTimeOffset?)version.FirstSeen),
            LastSeen = db.Versions.Where(version => version.PolicyId == policy.Id).Max(version => (DateTimeOffset?)version.LastSeen),
            LiveOutcome = checks.Where(capture => capture.PolicyId == policy.Id).OrderByDescending(capture => capture.Capture.Instant)
                .Select(capture => (CaptureOutcome?)capture.Reading.Outcome).FirstOrDefault(),
            LiveInstant = checks.Where(capture => capture.PolicyId == policy.Id).Max(capture => (DateTimeOffset?)capture.Capture.Instant),
        });
    }
}
