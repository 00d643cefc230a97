using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>One capture as evidence: everything a sceptic asks for.</summary>
internal sealed record CaptureFacts
{
    public required long Id { get; init; }

    public required string Origin { get; init; }

    public required DateTimeOffset Instant { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string RequestedAddress { get; init; }

    public required string? FinalAddress { get; init; }

    public required List<CaptureRedirect> Redirects { get; init; }

    public required int? Status { get; init; }

    /// <summary>SHA-256 of the bytes as received.</summary>
    public required ContentHash? BodyHash { get; init; }

    public required string? ArchiveAddress { get; init; }

    /// <summary>The copy that an archive was asked to keep when this was seen.</summary>
    public string? SavedAddress { get; init; }

    /// <summary>What was odd and mended on the way in.</summary>
    public required List<string> Notes { get; init; }

    /// <summary>The archived copy of what was seen, whoever had it made.</summary>
    public string? CopyAddress => ArchiveAddress ?? SavedAddress;

    internal static Expression<Func<Capture, CaptureFacts>> FromRow { get; } = row => new CaptureFacts
    {
        Id = row.Id,
        Origin = row.Origin,
        Instant = row.Instant,
        ReceivedAt = row.ReceivedAt,
        RequestedAddress = row.RequestedAddress,
        FinalAddress = row.FinalAddress,
        Redirects = row.Redirects,
        Status = row.Status,
        BodyHash = row.BodyHash,
        ArchiveAddress = row.ArchiveAddress,
        Notes = row.Notes,
    };

    /// <summary>The facts of these captures by row number.</summary>
    internal static async Task<IReadOnlyDictionary<long, CaptureFacts>> ReadAsync(PolicyDiffDb db, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        var saved = (await db.SaveRequests.AsNoTracking().Where(row => row.CaptureId != null && wanted.Contains(row.CaptureId.Value) && row.ArchiveAddress != null)
            .Select(row => new { Id = row.CaptureId!.Value, row.ArchiveAddress }).ToListAsync(cancellationToken)).ToLookup(row => row.Id, row => row.ArchiveAddress);
        return (await db.Captures.AsNoTracking().Where(capture => wanted.Contains(capture.Id)).Select(FromRow).ToListAsync(cancellationToken))
            .ToDictionary(capture => capture.Id, capture => capture with { SavedAddress = saved[capture.Id].FirstOrDefault() });
    }
}
