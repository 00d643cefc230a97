namespace PolicyDiff.Exchange.Warc;

/// <summary>The check value of a gzip member (RFC 1952, section 8).</summary>
internal static class Crc32
{
    internal const uint Empty = 0xFFFFFFFF;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    internal static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes) state = Table[(byte)(state ^ value)] ^ (state >> 8);
        return state;
    }

    internal static uint Finish(uint state) => ~state;

    private static uint Entry(int value)
    {
        var entry = (uint)value;
        for (var bit = 0; bit < 8; bit++) entry = (entry & 1) != 0 ? 0xEDB88320 ^ (entry >> 1) : entry >> 1;
        return entry;
    }
}
