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
    };

    /// <summary>The facts of these captures by row number.</summary>
    internal static async Task<IReadOnlyDictionary<long, CaptureFacts>> ReadAsync(PolicyDiffDb db, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Captures.AsNoTracking().Where(capture => wanted.Contains(capture.Id)).Select(FromRow)
            .ToDictionaryAsync(capture => capture.Id, cancellationToken);
    }
}
