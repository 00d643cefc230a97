using System.Globalization;
using System.Runtime.CompilerServices;

namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// Reads WARC files (ISO 28500: WARC/1.0, 1.1 and older) of any size, one record in memory at a time: plain, one gzip member for each
/// record, or compressed as a whole. Whatever stands in the file, it ends with records and flaws, never with an exception; what is
/// damaged is passed over up to the next record.
/// </summary>
public static class WarcReader
{
    private const int MostFields = 1000;

    /// <summary>Every record in order, and a flawed one for each place where something is that is none.</summary>
    public static async IAsyncEnumerable<WarcRecord> ReadAsync(Stream file, WarcReading? reading = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var raw = new RawBytes(file);
        using var members = await IsCompressedAsync(raw, cancellationToken) ? new GzipMembers(raw) : null;
        var bytes = new WarcBytes(members as IWarcSections ?? new PlainBytes(raw));
        reading ??= new();
        while (true)
        {
            bytes.Begin();
            var (passed, damage) = (await PassToRecordAsync(bytes, cancellationToken), bytes.TakeDamage());
            passed += bytes.TakePassedOver();
            if (passed > 0 || damage is not null) yield return Gap(bytes.Section, passed, damage);
            if (!await bytes.AnyAsync(cancellationToken))
            {
                if (bytes.IsAtEnd) yield break;
                continue;
            }

            yield return await RecordAsync(bytes, reading, cancellationToken);
        }
    }

    private static async Task<bool> IsCompressedAsync(RawBytes raw, CancellationToken cancellationToken)
    {
        var magic = new byte[2];
        var read = await raw.ReadAllAsync(magic, cancellationToken);
        raw.Return(magic.AsSpan(0, read));
        return read == 2 && magic is [0x1F, 0x8B];
    }

    private static WarcRecord Gap(long offset, long passed, string? damage) => damage is not null
        ? new([], default, offset, WarcFlaw.Damaged, damage)
        : new([], default, offset, WarcFlaw.NotARecord, $"{passed} bytes near byte {offset} belong to no record and were passed over.");

    /// <summary>To the line that begins a record; gives how many bytes that say something stood before it.</summary>
    private static async ValueTask<long> PassToRecordAsync(WarcBytes bytes, CancellationToken cancellationToken)
    {
        var passed = 0L;
        while (true)
        {
            var next = await bytes.PeekAsync(5, cancellationToken);
            if (next.Length == 0 || next.Span.SequenceEqual("WARC/"u8)) return passed;
            if (await bytes.LineAsync(cancellationToken) is { } line && line.Span.IndexOfAnyExcept(" \t\r\0"u8) >= 0) passed += line.Length;
        }
    }

    private static async Task<WarcRecord> RecordAsync(WarcBytes bytes, WarcReading reading, CancellationToken cancellationToken)
    {
        var offset = bytes.Section;
        var (fields, whole) = await HeadAsync(bytes, cancellationToken);
        var head = new WarcRecord(fields, default, offset);
        if (!whole) return head with { Flaw = WarcFlaw.Truncated, Sentence = bytes.TakeDamage() ?? "The file ends within the head of a record." };
        if (!long.TryParse(head.Header("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return head with { Flaw = WarcFlaw.BadHead, Sentence = $"The head of the record at byte {offset} gives no length of its block." };
        }

        if (head.Type.Length == 0) head = head with { Flaw = WarcFlaw.BadHead, Sentence = $"The head of the record at byte {offset} does not say of what type it is." };
        if (reading.Wanted(head)) return length > reading.MostBytes ? await TooLargeAsync(bytes, head, length, cancellationToken) : await WithBlockAsync(bytes, head, (int)length, cancellationToken);
        return await bytes.PassAsync(length, cancellationToken) < length ? Cut(bytes, head) : head;
    }

    private static async Task<WarcRecord> TooLargeAsync(WarcBytes bytes, WarcRecord head, long length, CancellationToken cancellationToken) =>
        await bytes.PassAsync(length, cancellationToken) < length
            ? Cut(bytes, head)
            : head with { Flaw = WarcFlaw.TooLarge, Sentence = $"The record at byte {head.Offset} has {length} bytes, which no policy has; it was passed over." };

    private static WarcRecord Cut(WarcBytes bytes, WarcRecord record) =>
        record with { Flaw = WarcFlaw.Truncated, Sentence = bytes.TakeDamage() ?? $"The record at byte {record.Offset} ends before the length that its head gives." };

    private static async Task<WarcRecord> WithBlockAsync(WarcBytes bytes, WarcRecord head, int length, CancellationToken cancellationToken)
    {
        // A length is believed as far as there are bytes for it.
        using var block = new MemoryStream();
        var piece = new byte[Math.Min(length, 1 << 20)];
        while (block.Length < length)
        {
            var read = await bytes.BlockAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, length - block.Length)), cancellationToken);
            if (read == 0) break;
            block.Write(piece, 0, read);
        }

        var record = head with { Block = block.ToArray() };
        var isWhole = block.Length == length;
        if (isWhole && await IsEndAsync(bytes, cancellationToken)) return head.Flaw is null ? Verified(record, bytes.TakeDamage()) : record;
        if (NextRecordIn(record.Block.Span) is var at && at >= 0)
        {
            bytes.Return(record.Block.Span[at..]);
            record = record with { Block = record.Block[..at] };
            isWhole = true;
        }

        return isWhole
            ? record with { Flaw = WarcFlaw.WrongLength, Sentence = $"The record at byte {head.Offset} is not as long as its head says." }
            : Cut(bytes, record);
    }

    /// <summary>Between records stand empty lines; some writers leave them out.</summary>
    private static async ValueTask<bool> IsEndAsync(WarcBytes bytes, CancellationToken cancellationToken)
    {
        var next = await bytes.PeekAsync(5, cancellationToken);
        return next.Length == 0 || next.Span[0] is (byte)'\r' or (byte)'\n' || next.Span.SequenceEqual("WARC/"u8);
    }

    private static int NextRecordIn(ReadOnlySpan<byte> block)
    {
        var at = block.IndexOf("\r\n\r\nWARC/1."u8);
        return at < 0 ? -1 : at + 4;
    }

    private static WarcRecord Verified(WarcRecord record, string? damage) => WarcDigest.Matches(record.Header("WARC-Block-Digest"), record.Block.Span) switch
    {
        false => record with { Flaw = WarcFlaw.WrongDigest, Sentence = $"The record at byte {record.Offset} is not what its own digest was made of." },
        null when damage is not null => record with { Flaw = WarcFlaw.Damaged, Sentence = damage },
        _ => record,
    };

    private static async Task<(List<WarcField> Fields, bool Whole)> HeadAsync(WarcBytes bytes, CancellationToken cancellationToken)
    {
        var fields = new List<WarcField>();
        await bytes.LineAsync(cancellationToken);
        while (await bytes.LineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0) return (fields, true);
            HeadFields.Add(fields, line.Span, MostFields);
        }

        return (fields, false);
    }
}
