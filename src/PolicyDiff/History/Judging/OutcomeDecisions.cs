using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Judging;

/// <summary>A person's word on what a capture is: kept apart from what rules make of it, wins over them, and moves the history at once.</summary>
public sealed class OutcomeDecisions(IDbContextFactory<PolicyDiffDb> factory, Historian historian, TimeProvider time)
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>What a person may say of a capture.</summary>
    public static IReadOnlyList<CaptureOutcome> Choices { get; } =
    [
        CaptureOutcome.Ok, CaptureOutcome.WrongPage, CaptureOutcome.SoftNotFound, CaptureOutcome.ArchivedError, CaptureOutcome.Blocked, CaptureOutcome.ConsentWall,
        CaptureOutcome.LoginWall, CaptureOutcome.Parked, CaptureOutcome.Truncated, CaptureOutcome.Empty,
    ];

    /// <summary>Stores the word, or takes it back where <paramref name="outcome"/> is null; gives a sentence when it cannot be.</summary>
    public async Task<string?> DecideAsync(DecisionRequest request, CaptureOutcome? outcome, CancellationToken cancellationToken)
    {
        if (outcome is { } chosen && !Choices.Contains(chosen)) return $"'{chosen.ToWord()}' is nothing a person can decide.";
        if (request.Note?.Length > LongestNote) return string.Create(CultureInfo.InvariantCulture, $"A note has at most {LongestNote} characters; this one has {request.Note.Length}.");
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var reading = await db.PolicyCapturesOf(request.PolicyId).Where(row => row.Capture.Id == request.CaptureId)
            .Select(row => new { row.Reading.SelectorKey, row.Reading.TextHash, row.Capture.SourceId }).FirstOrDefaultAsync(cancellationToken);
        if (reading is null) return "This capture does not belong to the policy.";
        if (outcome == CaptureOutcome.Ok && reading.TextHash is null) return "No text could be read from this capture, so it cannot count as the policy's text.";
        await StoreAsync(db, request, reading.SelectorKey, outcome, cancellationToken);
        var concerned = await db.PolicySources.Where(pairing => pairing.SourceId == reading.SourceId && pairing.SelectorKey == reading.SelectorKey)
            .Select(pairing => pairing.PolicyId).Distinct().ToListAsync(cancellationToken);
        foreach (var policy in concerned) await historian.ArrangeAsync(policy, ArrangeCause.Rebuild, null, cancellationToken);
        return null;
    }

    /// <summary>The reason that stands with a decided outcome.</summary>
    internal static string Sentence(OutcomeDecision decision) => string.Create(
        CultureInfo.InvariantCulture,
        $"{decision.DecidedBy} decided this on {decision.DecidedAt.UtcDateTime:d MMMM yyyy}{(decision.Note is { } note ? $": \u201C{note}\u201D" : "")}.");

    private async Task StoreAsync(PolicyDiffDb db, DecisionRequest request, string selectorKey, CaptureOutcome? outcome, CancellationToken cancellationToken)
    {
        var row = await db.OutcomeDecisions.SingleOrDefaultAsync(other => other.CaptureId == request.CaptureId && other.SelectorKey == selectorKey, cancellationToken);
        if (row is not null) db.OutcomeDecisions.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
        if (outcome is null) return;
        db.OutcomeDecisions.Add(new()
        {
            CaptureId = request.CaptureId,
            SelectorKey = selectorKey,
            Outcome = outcome.Value,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            DecidedBy = request.By,
            DecidedAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Which capture a person speaks of.</summary>
/// <param name="PolicyId">The policy on whose page they do.</param>
/// <param name="CaptureId">The capture.</param>
/// <param name="Note">Why, or null.</param>
/// <param name="By">The person's name.</param>
public sealed record DecisionRequest(long PolicyId, long CaptureId, string? Note, string By);
