using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// Writes all evidence of a policy as one WARC file: each capture with what was received, and beside it where it came from. What is written
/// here gives the same history when it is imported elsewhere.
/// </summary>
public sealed class WarcExport(IDbContextFactory<PolicyDiffDb> factory, BodyStore bodies, TimeProvider time)
{
    private const int AtOnce = 200;

    /// <summary>Writes the file; <paramref name="progress"/> is told how many captures are written.</summary>
    public async Task<WarcExported> WriteAsync(long policyId, Stream output, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var writer = new WarcWriter(output);
        var (policy, pairings) = await PolicyAsync(policyId, cancellationToken);
        await WriteInformationAsync(writer, policy, pairings, cancellationToken);
        var records = new CaptureRecords();
        var (captures, unreadable) = (0, new List<string>());
        await foreach (var (capture, reading) in CapturesAsync(pairings, cancellationToken))
        {
            var body = await BodyAsync(capture, unreadable, cancellationToken);
            var answer = capture.BodyHash is not null && body is null ? null : records.Answer(capture, body);
            if (answer is { } record) await writer.WriteAsync(record.Fields, record.Block, cancellationToken);
            var (fields, block) = CaptureRecords.Provenance(capture, reading, answer is not null);
            await writer.WriteAsync(fields, block, cancellationToken);
            captures++;
            progress?.Report(captures);
        }

        return new(captures, unreadable);
    }

    private async Task<(Policy Policy, List<PolicySource> Pairings)> PolicyAsync(long policyId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var policy = await db.Policies.AsNoTracking().Include(row => row.Organization).SingleAsync(row => row.Id == policyId, cancellationToken);
        return (policy, await db.PolicySources.AsNoTracking().Include(row => row.Source).Where(row => row.PolicyId == policyId && !row.Refused).OrderBy(row => row.Id).ToListAsync(cancellationToken));
    }

    private async Task WriteInformationAsync(WarcWriter writer, Policy policy, List<PolicySource> pairings, CancellationToken cancellationToken)
    {
        var document = new PolicyDocument(
            policy.Organization.Name, policy.FullSlug, policy.Type, policy.Language,
            [.. pairings.Select(pairing => new SourceDocument(pairing.Source.Address, pairing.SelectCss, pairing.RemoveCss, pairing.ValidFrom, pairing.ValidUntil))]);
        var version = typeof(WarcExport).Assembly.GetName().Version?.ToString(3);
        var block = $"software: PolicyDiff/{version}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
            + $"description: All captures of one policy. Bodies are stored with content and transfer encodings undone.\r\n{WarcNames.Policy}: {LineFormat.ToJson(document)}\r\n";
        WarcField[] fields =
        [
            new("WARC-Type", WarcRecord.Information),
            new("WARC-Record-ID", $"<urn:uuid:{Guid.NewGuid()}>"),
            new("WARC-Date", WarcDate.Write(time.GetUtcNow())),
            new("Content-Type", "application/warc-fields"),
        ];
        await writer.WriteAsync(fields, Encoding.UTF8.GetBytes(block), cancellationToken);
    }

    private async Task<byte[]?> BodyAsync(Capture capture, List<string> unreadable, CancellationToken cancellationToken)
    {
        if (capture.BodyHash is not { } hash) return null;
        try
        {
            return await bodies.GetAsync(hash, cancellationToken);
        }
        catch (DamagedBodyException damaged)
        {
            unreadable.Add($"{capture.Source.Address}, {WarcDate.Write(capture.Instant)}: {damaged.Message}");
            return null;
        }
    }

    /// <summary>In the order of time, with the policy's current reading of each.</summary>
    private async IAsyncEnumerable<(Capture Capture, Reading? Reading)> CapturesAsync(List<PolicySource> pairings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = pairings.ToLookup(pairing => pairing.SourceId);
        var sources = keys.Select(source => source.Key).ToList();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        // Evidence is only ever added: what comes while this runs is left to the next export.
        var ids = await db.Captures.Where(capture => sources.Contains(capture.SourceId)).OrderBy(capture => capture.Instant).ThenBy(capture => capture.Id).Select(capture => capture.Id).ToListAsync(cancellationToken);
        foreach (var next in ids.Chunk(AtOnce))
        {
            var captures = await db.Captures.AsNoTracking().Include(capture => capture.Source).Include(capture => capture.Readings.Where(reading => reading.Current))
                .Where(capture => next.Contains(capture.Id)).OrderBy(capture => capture.Instant).ThenBy(capture => capture.Id).ToListAsync(cancellationToken);
            foreach (var capture in captures)
            {
                if (keys[capture.SourceId].FirstOrDefault(pairing => pairing.Covers(capture.Instant)) is not { } pairing) continue;
                yield return (capture, capture.Readings.Find(reading => reading.SelectorKey == pairing.SelectorKey));
            }
        }
    }
}

/// <summary>What was written.</summary>
/// <param name="Captures">Captures in the file.</param>
/// <param name="Unreadable">Those whose stored body is damaged: only what is known of them was written. A sentence for each.</param>
public sealed record WarcExported(int Captures, IReadOnlyList<string> Unreadable);
