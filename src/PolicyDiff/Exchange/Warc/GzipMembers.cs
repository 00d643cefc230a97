using System.Buffers.Binary;
using System.IO.Compression;

namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// The members of a gzip file one after the other. The framework's stream reads all of them as one, ends quietly at a cut and at what is
/// no member, and gives up at the first damage; here each is checked, and after a damaged one the next is found.
/// </summary>
internal sealed class GzipMembers(RawBytes raw) : IWarcSections, IDisposable
{
    private const int HeadLength = 10;
    private const int TailLength = 8;
    private const int LongestText = 4096;

    private MemberFeed? feed;
    private DeflateStream? inflating;
    private uint check = Crc32.Empty;
    private uint length;

    /// <summary>Optional fields of the present head: where flags are damaged, they may hold the members that follow.</summary>
    private byte[] extras = [];

    public long Start { get; private set; }

    public string? Damage { get; private set; }

    /// <summary>Bytes before this member that belong to none.</summary>
    public long PassedOver { get; private set; }

    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        var afterDamage = Damage is not null;
        (Damage, PassedOver) = (null, 0);
        Dispose();
        var found = await FindAsync(cancellationToken);
        // The rest of a damaged member is told with its damage.
        if (afterDamage) PassedOver = 0;
        if (!found) return false;
        (check, length) = (Crc32.Empty, 0);
        feed = new MemberFeed(raw);
        inflating = new DeflateStream(feed, CompressionMode.Decompress);
        return true;
    }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        if (inflating is null) return 0;
        try
        {
            var read = await inflating.ReadAsync(into, cancellationToken);
            if (read == 0) return await EndAsync(cancellationToken);
            check = Crc32.Append(check, into.Span[..read]);
            length += (uint)read;
            return read;
        }
        catch (InvalidDataException)
        {
            return Spoiled("is damaged");
        }
    }

    public void Dispose()
    {
        inflating?.Dispose();
        feed?.Dispose();
        (inflating, feed) = (null, null);
    }

    /// <summary>The member's own end: its check value and length, which also say where in what was read the next one begins.</summary>
    private async ValueTask<int> EndAsync(CancellationToken cancellationToken)
    {
        var tail = new byte[TailLength];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, Crc32.Finish(check));
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(4), length);
        var more = new byte[TailLength];
        var read = await raw.ReadAllAsync(more, cancellationToken);
        byte[] last = [.. feed!.Last.Span, .. more.AsSpan(0, read)];
        var at = last.AsSpan().IndexOf(tail);
        if (at < 0)
        {
            raw.Return(more.AsSpan(0, read));
            return Spoiled(read < TailLength ? "ends too early" : "is damaged");
        }

        raw.Return(last.AsSpan(at + TailLength));
        Dispose();
        return 0;
    }

    private int Spoiled(string what)
    {
        Damage = $"The compressed member at byte {Start} {what}.";
        // What was read of it may hold the next members. The same one is not found again: its head is not read again.
        var kept = feed!.Kept.Span;
        var isAll = raw.Position - Start - HeadLength - extras.Length == kept.Length;
        raw.Return(kept);
        if (isAll) raw.Return(extras);
        Dispose();
        return 0;
    }

    private async ValueTask<bool> FindAsync(CancellationToken cancellationToken)
    {
        var window = new byte[4096];
        while (true)
        {
            var read = await raw.ReadAllAsync(window, cancellationToken);
            var at = HeadIn(window.AsSpan(0, read));
            var isLast = read < window.Length;
            var passed = at >= 0 ? at : isLast ? read : read - HeadLength + 1;
            PassedOver += passed;
            if (at < 0)
            {
                raw.Return(window.AsSpan(passed..read));
                if (isLast) return false;
                continue;
            }

            raw.Return(window.AsSpan((at + HeadLength)..read));
            Start = raw.Position - HeadLength;
            if (await PassExtrasAsync(window[at + 3], cancellationToken)) return true;
            raw.Return(extras);
        }
    }

    /// <summary>Magic, deflate, no reserved flags.</summary>
    private static int HeadIn(ReadOnlySpan<byte> window)
    {
        for (var from = 0; ;)
        {
            var at = window[from..].IndexOf([(byte)0x1F, (byte)0x8B, (byte)0x08]);
            if (at < 0 || from + at + HeadLength > window.Length) return -1;
            if ((window[from + at + 3] & 0xE0) == 0) return from + at;
            from += at + 1;
        }
    }

    /// <summary>Optional fields of the head: extra, name, comment, checksum. False where they do not end.</summary>
    private async ValueTask<bool> PassExtrasAsync(byte flags, CancellationToken cancellationToken)
    {
        extras = [];
        if ((flags & 4) != 0)
        {
            if (!await PassAsync(2, cancellationToken) || !await PassAsync(BinaryPrimitives.ReadUInt16LittleEndian(extras), cancellationToken)) return false;
        }

        if ((flags & 8) != 0 && !await PassTextAsync(cancellationToken)) return false;
        if ((flags & 16) != 0 && !await PassTextAsync(cancellationToken)) return false;
        return (flags & 2) == 0 || await PassAsync(2, cancellationToken);
    }

    private async ValueTask<bool> PassAsync(int count, CancellationToken cancellationToken)
    {
        var passed = new byte[count];
        var read = await raw.ReadAllAsync(passed, cancellationToken);
        extras = [.. extras, .. passed.AsSpan(0, read)];
        return read == count;
    }

    private async ValueTask<bool> PassTextAsync(CancellationToken cancellationToken)
    {
        var piece = new byte[256];
        for (var count = 0; count < LongestText; count += piece.Length)
        {
            var read = await raw.ReadAllAsync(piece, cancellationToken);
            var end = piece.AsSpan(0, read).IndexOf((byte)0);
            if (end >= 0) raw.Return(piece.AsSpan((end + 1)..read));
            extras = [.. extras, .. piece.AsSpan(0, end < 0 ? read : end + 1)];
            if (end >= 0) return true;
            if (read < piece.Length) return false;
        }

        return false;
    }
}
