namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// Lines and blocks of a WARC file. Reading stops where a section is damaged, and where one ends and the next begins a record, until the
/// reader says that it begins a record itself: a record that is cut off does not swallow the one after it.
/// </summary>
internal sealed class WarcBytes(IWarcSections sections)
{
    internal const int LongestLine = 32_768;

    private byte[] buffer = new byte[65_536];
    private int start;
    private int end;
    private int ahead;
    private bool begun;
    private bool paused;
    private bool ended;

    /// <summary>Why reading stopped, or null; asked for once.</summary>
    private string? damage;

    /// <summary>Bytes that belong to no section since this was last asked.</summary>
    private long passedOver;

    /// <summary>Where the section of the next byte begins.</summary>
    internal long Section { get; private set; }

    internal string? TakeDamage()
    {
        var taken = damage;
        damage = null;
        return taken;
    }

    internal long TakePassedOver()
    {
        var taken = passedOver;
        passedOver = 0;
        return taken;
    }

    /// <summary>The next byte may belong to another record.</summary>
    internal void Begin()
    {
        if (!paused || start != end) return;
        end += ahead;
        (ahead, paused) = (0, false);
        Section = sections.Start;
    }

    /// <summary>Whether there is another byte of the present record or between records.</summary>
    internal async ValueTask<bool> AnyAsync(CancellationToken cancellationToken) => start < end || await MoreAsync(cancellationToken);

    /// <summary>Whether the file ends here. Meaningful when <see cref="AnyAsync"/> said that there is none.</summary>
    internal bool IsAtEnd => ended && start == end && ahead == 0;

    /// <summary>
    /// The next line without its end (CR LF or LF); null where nothing is left. A line longer than <see cref="LongestLine"/> comes in pieces.
    /// </summary>
    internal async ValueTask<ReadOnlyMemory<byte>?> LineAsync(CancellationToken cancellationToken)
    {
        var looked = 0;
        while (true)
        {
            var at = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n');
            if (at >= 0) return Take(looked + at, 1);
            looked = end - start;
            if (looked >= LongestLine) return Take(LongestLine, 0);
            if (!await MoreAsync(cancellationToken)) return looked == 0 ? null : Take(looked, 0);
        }
    }

    /// <summary>Reads into the whole of <paramref name="into"/>; gives how much there was.</summary>
    internal async ValueTask<int> BlockAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        var total = 0;
        while (total < into.Length && await AnyAsync(cancellationToken))
        {
            var taken = Math.Min(into.Length - total, end - start);
            buffer.AsMemory(start, taken).CopyTo(into[total..]);
            start += taken;
            total += taken;
        }

        return total;
    }

    /// <summary>Passes over so many bytes; gives how many there were.</summary>
    internal async ValueTask<long> PassAsync(long count, CancellationToken cancellationToken)
    {
        var total = 0L;
        while (total < count && await AnyAsync(cancellationToken))
        {
            var taken = (int)Math.Min(count - total, end - start);
            start += taken;
            total += taken;
        }

        return total;
    }

    /// <summary>The next bytes without taking them: as many as there are, up to <paramref name="count"/>.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        while (end - start < count && await MoreAsync(cancellationToken))
        {
        }

        return buffer.AsMemory(start, Math.Min(count, end - start));
    }

    /// <summary>Puts bytes back in front of the next one.</summary>
    internal void Return(ReadOnlySpan<byte> bytes)
    {
        var grown = new byte[Math.Max(65_536, bytes.Length + end + ahead - start + 4096)];
        bytes.CopyTo(grown);
        buffer.AsSpan(start, end + ahead - start).CopyTo(grown.AsSpan(bytes.Length));
        (buffer, start, end) = (grown, 0, bytes.Length + end - start);
    }

    private Memory<byte> Take(int length, int mark)
    {
        var line = buffer.AsMemory(start, length);
        start += length + mark;
        return line.Length > 0 && mark > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
    }

    private async ValueTask<bool> MoreAsync(CancellationToken cancellationToken)
    {
        if (paused || ended) return false;
        MakeRoom();
        while (true)
        {
            if (begun)
            {
                var read = await sections.ReadAsync(buffer.AsMemory(end), cancellationToken);
                end += read;
                if (read > 0) return true;
            }

            if (sections.Damage is { } spoiled)
            {
                (damage, paused) = (spoiled, true);
                // The next section is looked for when the record is given up.
                await NextAsync(cancellationToken);
                return false;
            }

            if (!await NextAsync(cancellationToken)) return false;
            if (paused) return false;
            if (end > start) return true;
        }
    }

    /// <summary>Goes to the next section and looks whether it begins a record: then reading stops before it.</summary>
    private async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        var isFirst = !begun;
        begun = true;
        if (!await sections.NextAsync(cancellationToken))
        {
            passedOver += sections.PassedOver;
            ended = true;
            return false;
        }

        passedOver += sections.PassedOver;
        ahead = 0;
        while (ahead < 5)
        {
            var read = await sections.ReadAsync(buffer.AsMemory(end + ahead, 5 - ahead), cancellationToken);
            if (read == 0) break;
            ahead += read;
        }

        if (isFirst) Section = sections.Start;
        // A section that is damaged from its first bytes on is not the present record's fault.
        if (!isFirst && (paused || sections.Damage is not null || buffer.AsSpan(end, ahead).SequenceEqual("WARC/"u8)))
        {
            paused = true;
            return true;
        }

        end += ahead;
        ahead = 0;
        return true;
    }

    private void MakeRoom()
    {
        if (start == 0 && end + 4096 <= buffer.Length) return;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end + 4096 > buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
    }
}
