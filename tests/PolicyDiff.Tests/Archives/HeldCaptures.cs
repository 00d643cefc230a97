using PolicyDiff.Archives;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Tests.Archives.Backfills;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Archives;

/// <summary>What the archives of these tests hold: one page on each day, the same in all of them.</summary>
internal static class HeldCaptures
{
    /// <summary>An address that they hold too, for the question whether their index is up.</summary>
    public const string Probe = "http://probe.example/";

    public static IReadOnlyList<string> Pages { get; } =
    [
        .. TinyArchive.Days((1, 20), (2, 1), (3, 15), (5, 10), (4, 24))
            .Select(page => page.Replace("</body>", "<p>Questions? <a href=\"https://ferry.example/contact\">Write to us</a>, we answer within a week.</p></body>", StringComparison.Ordinal)),
    ];

    public static DateTimeOffset Instant(int day) => Captures.Start.AddDays(day);

    public static string Stamp(int day) => ArchiveTimestamp.Format(Instant(day));

    /// <summary>The day nearest to an instant, as archives choose when asked for one between captures.</summary>
    public static int Nearest(DateTimeOffset instant) => Math.Clamp((int)Math.Round((instant - Captures.Start).TotalDays), 0, Pages.Count - 1);

    /// <summary>A list of archives with this one alone.</summary>
    public static ArchiveCatalog Alone(ArchiveEntry entry) => new([Fast(entry)], null);

    /// <summary>As fast as a test wants it.</summary>
    public static ArchiveEntry Fast(ArchiveEntry entry) => entry with { Enabled = true, ListingsPerMinute = 6000, ReplaysPerMinute = 60_000, AtOnce = 4, Probe = Probe };
}
