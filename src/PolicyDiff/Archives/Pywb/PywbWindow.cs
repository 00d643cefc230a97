using System.Globalization;

namespace PolicyDiff.Archives.Pywb;

/// <summary>
/// Where a listing without resume keys stands: the period asked for next, the end of the whole, and how many lines are asked for. Goes
/// through a listing as its resume key.
/// </summary>
/// <param name="From">First timestamp asked for.</param>
/// <param name="To">Last one.</param>
/// <param name="End">Last one of the whole listing.</param>
/// <param name="Limit">Lines asked for.</param>
/// <param name="Overlaps">The page before ended with captures of <paramref name="From"/>, so this one cannot be empty.</param>
internal sealed record PywbWindow(DateTimeOffset From, DateTimeOffset To, DateTimeOffset End, int Limit, bool Overlaps)
{
    private const int MostLines = 150_000;

    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    public static PywbWindow Whole(DateTimeOffset from, DateTimeOffset end, int limit) => new(Seconds(from), Seconds(end), Seconds(end), limit, false);

    /// <summary>Behind a full page that ends at this instant; null when nothing gets on from here.</summary>
    public PywbWindow? Behind(DateTimeOffset last, int usual)
    {
        if (last > From) return this with { From = last, Limit = usual, Overlaps = true };
        // One second holds as much as was asked for: ask for more of it.
        return Limit < MostLines ? this with { Limit = Math.Min(MostLines, Limit * 10), Overlaps = true } : null;
    }

    /// <summary>The first half of the period; null when it is too short to be worth it.</summary>
    public PywbWindow? Halved() => To - From > Shortest ? this with { To = Seconds(From + ((To - From) / 2)) } : null;

    /// <summary>The period behind this one, wider again; null at the end.</summary>
    public PywbWindow? Next(int usual)
    {
        if (To >= End) return null;
        var from = To + TimeSpan.FromSeconds(1);
        var wider = from + ((To - From) * 2) + Shortest;
        return new(from, wider < End ? wider : End, End, usual, false);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ArchiveTimestamp.Format(From)}-{ArchiveTimestamp.Format(To)}-{ArchiveTimestamp.Format(End)}-{Limit}-{(Overlaps ? 1 : 0)}");

    /// <summary>Reads a resume key; null for one that was not made here.</summary>
    public static PywbWindow? Parse(string key)
    {
        var parts = key.Split('-');
        return parts.Length == 5
            && ArchiveTimestamp.TryParse(parts[0], out var from, out _)
            && ArchiveTimestamp.TryParse(parts[1], out var to, out _)
            && ArchiveTimestamp.TryParse(parts[2], out var end, out _)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
                ? new(from, to, end, limit, parts[4] == "1")
                : null;
    }

    private static DateTimeOffset Seconds(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
