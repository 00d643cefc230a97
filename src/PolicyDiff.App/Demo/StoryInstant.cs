using System.Globalization;

namespace PolicyDiff.App.Demo;

/// <summary>Instants as the story writes them.</summary>
internal static class StoryInstant
{
    /// <summary>"yyyy-MM-dd" (midnight) or "yyyy-MM-dd HH:mm:ss", UTC; throws <see cref="FormatException"/> for anything else.</summary>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
