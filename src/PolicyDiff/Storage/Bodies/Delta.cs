using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PolicyDiff.Storage.Bodies;

/// <summary>
/// One body told by another: copies of stretches of the base, and what stands between them. Written as numbers of seven bits to a byte:
/// the length of the instructions; for each instruction how much is new, how much is copied, and how far the copy's place is from where the
/// last one ended; then all that is new. A page's tokens and dates change in place, so most places are 0, which compresses to nothing.
/// The form must stay readable for ever: a change of it is a new codec.
/// </summary>
internal static class Delta
{
    // Eight bytes find their like; shorter copies cost as much as they save.
    private const int Seed = 8;
    private const int ShortestCopy = 12;

    /// <summary>Places of the base with the same hash that are tried.</summary>
    private const int MostTries = 12;

    /// <summary>The instructions that make <paramref name="target"/> of <paramref name="source"/>.</summary>
    internal static byte[] Encode(ReadOnlySpan<byte> source, ReadOnlySpan<byte> target)
    {
        var instructions = new ArrayBufferWriter<byte>(256);
        var added = new ArrayBufferWriter<byte>(1024);
        var index = new SeedIndex(source);
        var (at, unsaid, expected) = (0, 0, 0);
        while (at + Seed <= target.Length)
        {
            var copy = Find(source, target, index, at, expected + at - unsaid);
            if (copy.Length < ShortestCopy)
            {
                at++;
                continue;
            }

            var back = CommonEnd(source[..copy.Place], target[unsaid..at]);
            var fresh = at - back - unsaid;
            Number(instructions, (uint)fresh);
            Number(instructions, (uint)(copy.Length + back));
            Number(instructions, Fold(copy.Place - back - expected - fresh));
            added.Write(target.Slice(unsaid, fresh));
            at += copy.Length;
            unsaid = at;
            expected = copy.Place + copy.Length;
        }

        added.Write(target[unsaid..]);
        var written = new ArrayBufferWriter<byte>(instructions.WrittenCount + added.WrittenCount + 5);
        Number(written, (uint)instructions.WrittenCount);
        written.Write(instructions.WrittenSpan);
        written.Write(added.WrittenSpan);
        return written.WrittenSpan.ToArray();
    }

    /// <summary>Makes the target of its base again; null when the instructions are not such, or make another length.</summary>
    internal static byte[]? Decode(ReadOnlySpan<byte> source, ReadOnlySpan<byte> delta, int length)
    {
        if (!Number(ref delta, out var size) || size > delta.Length) return null;
        var instructions = delta[..(int)size];
        var added = delta[(int)size..];
        var target = new byte[length];
        var (written, expected) = (0, 0L);
        while (instructions.Length > 0)
        {
            if (!Number(ref instructions, out var fresh) || !Number(ref instructions, out var copied) || !Number(ref instructions, out var folded)) return null;
            var place = expected + fresh + Unfold(folded);
            if (fresh > added.Length || (long)written + fresh + copied > length || place < 0 || place + copied > source.Length) return null;
            added[..(int)fresh].CopyTo(target.AsSpan(written));
            added = added[(int)fresh..];
            source.Slice((int)place, (int)copied).CopyTo(target.AsSpan(written + (int)fresh));
            written += (int)(fresh + copied);
            expected = place + copied;
        }

        if (added.Length != length - written) return null;
        added.CopyTo(target.AsSpan(written));
        return target;
    }

    /// <summary>The longest of the copies that begin at the target's place: where the last one would go on, or where the same eight bytes stand.</summary>
    private static (int Place, int Length) Find(ReadOnlySpan<byte> source, ReadOnlySpan<byte> target, SeedIndex index, int at, int goingOn)
    {
        var (place, length) = (0, 0);
        var rest = target[at..];
        if (goingOn >= 0 && goingOn + ShortestCopy <= source.Length)
        {
            (place, length) = (goingOn, source[goingOn..].CommonPrefixLength(rest));
            // In place is best, and the usual case.
            if (length >= 64) return (place, length);
        }

        var tries = 0;
        for (var candidate = index.First(target, at); candidate >= 0 && tries < MostTries; candidate = index.Next(candidate), tries++)
        {
            if (length > 0 && (candidate + length >= source.Length || length >= rest.Length || source[candidate + length] != rest[length])) continue;
            var common = source[candidate..].CommonPrefixLength(rest);
            if (common > length) (place, length) = (candidate, common);
        }

        return (place, length);
    }

    private static int CommonEnd(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var most = Math.Min(left.Length, right.Length);
        var count = 0;
        while (count < most && left[^(count + 1)] == right[^(count + 1)]) count++;
        return count;
    }

    private static uint Fold(int value) => (uint)((value << 1) ^ (value >> 31));

    private static int Unfold(uint value) => (int)(value >> 1) ^ -(int)(value & 1);

    private static void Number(ArrayBufferWriter<byte> writer, uint value)
    {
        while (value >= 0x80)
        {
            writer.GetSpan(1)[0] = (byte)(value | 0x80);
            writer.Advance(1);
            value >>= 7;
        }

        writer.GetSpan(1)[0] = (byte)value;
        writer.Advance(1);
    }

    private static bool Number(ref ReadOnlySpan<byte> from, out uint value)
    {
        value = 0;
        for (var (at, shift) = (0, 0); at < from.Length && at < 5; at++, shift += 7)
        {
            value |= (uint)(from[at] & 0x7F) << shift;
            if (from[at] >= 0x80) continue;
            from = from[(at + 1)..];
            return true;
        }

        return false;
    }

    /// <summary>Where each eight bytes of the base stand, the earliest first.</summary>
    private readonly ref struct SeedIndex
    {
        private readonly int[] first;
        private readonly int[] next;
        private readonly int shift;

        public SeedIndex(ReadOnlySpan<byte> source)
        {
            var bits = 12;
            while (1 << bits < source.Length && bits < 22) bits++;
            shift = 64 - bits;
            first = new int[1 << bits];
            next = new int[Math.Max(0, source.Length - Seed + 1)];
            for (var at = next.Length - 1; at >= 0; at--)
            {
                ref var head = ref first[Slot(source, at)];
                next[at] = head;
                head = at + 1;
            }
        }

        public int First(ReadOnlySpan<byte> target, int at) => first[Slot(target, at)] - 1;

        public int Next(int candidate) => next[candidate] - 1;

        private int Slot(ReadOnlySpan<byte> bytes, int at) =>
            (int)((MemoryMarshal.Read<ulong>(bytes[at..]) * 0x9E3779B97F4A7C15UL) >> shift);
    }
}
