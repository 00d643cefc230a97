using System.Globalization;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Instants and spans of time in words: ISO-like, UTC always said; relative ones only beside a date.</summary>
internal static class Moment
{
    internal static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Minute(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    internal static string Second(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For <c>datetime</c> attributes and JSON.</summary>
    internal static string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>"Saturday, 2 March 2019": the head of a day's list.</summary>
    internal static string LongDay(DateTimeOffset instant) => instant.UtcDateTime.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"3 days ago", "in 2 hours".</summary>
    internal static string Ago(DateTimeOffset instant, DateTimeOffset now)
    {
        var span = now - instant;
        if (span.Duration() < TimeSpan.FromMinutes(1)) return "just now";
        return span > TimeSpan.Zero ? $"{Span(span)} ago" : $"in {Span(-span)}";
    }

    /// <summary>A span in its largest fitting unit: "45 minutes", "26 hours", "12 days", "3 months", "2.4 years".</summary>
    internal static string Span(TimeSpan span)
    {
        var days = span.TotalDays;
        if (span.TotalMinutes < 90) return Words.Count((int)Math.Max(1, Math.Round(span.TotalMinutes)), "minute");
        if (span.TotalHours < 48) return Words.Count((int)Math.Round(span.TotalHours), "hour");
        if (days < 75) return Words.Count((int)Math.Round(days), "day");
        return days < 700
            ? Words.Count((int)Math.Round(days / 30.44), "month")
            : string.Create(CultureInfo.InvariantCulture, $"{days / 365.25:0.#} years");
    }
}
