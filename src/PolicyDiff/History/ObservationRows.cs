using Microsoft.EntityFrameworkCore;
using PolicyDiff.History.Absences;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.History;

/// <summary>What the captures of a policy's addresses say about it, from the rows that hold it.</summary>
internal static class ObservationRows
{
    /// <summary>The observations in no order. Needs the policy's sources loaded.</summary>
    internal static async Task<IReadOnlyCollection<Observation>> OfAsync(PolicyDiffDb db, Policy policy, CancellationToken cancellationToken)
    {
        // Where two pairings of a source cover a capture, the one that was set later is the one meant: each capture counts once.
        var pairings = policy.Sources.OrderByDescending(pairing => pairing.ValidFrom ?? DateTimeOffset.MinValue)
            .ThenByDescending(pairing => pairing.SelectorKey, StringComparer.Ordinal).ToList();
        var observations = new Dictionary<long, Observation>();
        foreach (var pairing in pairings)
        {
            var rows = await db.Readings.AsNoTracking()
                .Where(reading => reading.Current && reading.SelectorKey == pairing.SelectorKey && reading.Capture.SourceId == pairing.SourceId)
                .Select(reading => new Row(
                    reading,
                    reading.Capture.Instant,
                    reading.Capture.Origin,
                    reading.Capture.BodyHash,
                    reading.Capture.Status,
                    reading.Capture.FinalAddress,
                    reading.Capture.Redirects))
                .ToListAsync(cancellationToken);
            foreach (var row in rows.Where(row => pairing.Covers(row.Instant) && !observations.ContainsKey(row.Reading.CaptureId)))
            {
                observations.Add(row.Reading.CaptureId, Of(pairing, row));
            }
        }

        return observations.Values;
    }

    private static Observation Of(PolicySource pairing, Row row)
    {
        var home = AddressKey.Of(pairing.Source.Address);
        var isLed = row is { Redirects.Count: > 0, FinalAddress: not null };
        var place = isLed ? AddressKey.Of(row.FinalAddress!) : home;
        return new(
            row.Reading.CaptureId,
            EvidenceName.Of(pairing.Source.Address, new(row.Origin, row.Instant, row.Body, row.Status)),
            pairing.SourceId,
            row.Instant,
            row.Origin,
            row.Reading.Outcome,
            row.Reading.TextHash,
            row.Reading.FaithfulHash)
        {
            Home = home,
            Place = place,
            Gone = GoneAnswer.Of(row.Reading.Outcome, row.Status, place == home ? null : row.FinalAddress),
            PlaceAddress = isLed ? row.FinalAddress! : pairing.Source.Address,
            IsPermanent = isLed && IsPermanent(row),
            Said = pairing.IsDecided ? Say.Period : pairing.FoundBy == PolicySource.ByPerson ? Say.Address : Say.Nothing,
        };
    }

    /// <summary>Each step that leads to another page says that it is for good; a step to the same page in another spelling says nothing.</summary>
    private static bool IsPermanent(Row row)
    {
        var ends = row.Redirects.Skip(1).Select(hop => hop.Address).Append(row.FinalAddress!);
        return row.Redirects.Zip(ends).All(step => step.First.Status is 301 or 308 || AddressKey.AreSame(step.First.Address, step.Second));
    }

    private sealed record Row(
        Reading Reading, DateTimeOffset Instant, string Origin, Text.ContentHash? Body, int? Status, string? FinalAddress, List<CaptureRedirect> Redirects);
}
