using System.Globalization;

namespace PolicyDiff.App.Commands;

/// <summary>Dates as options take them: yyyy-MM-dd, yyyy-MM or yyyy, UTC. Throws <see cref="UsageException"/> for anything else.</summary>
internal static class Dates
{
    /// <summary>The first instant of the day, month or year; null when nothing was given.</summary>
    internal static DateTimeOffset? Start(string? given) => Parse(given, end: false);

    /// <summary>The last instant of it.</summary>
    internal static DateTimeOffset? End(string? given) => Parse(given, end: true);

    private static DateTimeOffset? Parse(string? given, bool end)
    {
        if (given is null) return null;
        if (Exact(given, "yyyy-MM-dd") is { } day) return end ? day.AddDays(1).AddTicks(-1) : day;
        if (Exact(given, "yyyy-MM") is { } month) return end ? month.AddMonths(1).AddTicks(-1) : month;
        if (Exact(given, "yyyy") is { } year) return end ? year.AddYears(1).AddTicks(-1) : year;
        throw new UsageException($"'{given}' is no date; write it as 2019-01-31.");
    }

    // The year 9999 has no next one to end before.
    private static DateTimeOffset? Exact(string given, string format) =>
        DateTimeOffset.TryParseExact(given, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) && date.Year < 9999
            ? date
            : null;
}
