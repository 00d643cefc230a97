using System.Globalization;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.History.Judging;

/// <summary>What else tells that a page was not the one that the capture beside it shows, in words for people.</summary>
internal static class Signs
{
    /// <summary>A text of less than this share of its neighbour's words has collapsed.</summary>
    internal const double Collapse = 0.3;

    internal static IReadOnlyList<string> Between(Sighting seen, Sighting beside)
    {
        var signs = new List<string>();
        if (seen.Sketch.Language is { } language && beside.Sketch.Language is { } other && language != other) signs.Add($"its language is {Name(language)}, theirs is {Name(other)}");
        else if (seen.Sketch.SharesNoSmallWords(beside.Sketch)) signs.Add("its language is another one than theirs");
        if (seen.Sketch.Words < beside.Sketch.Words * Collapse) signs.Add(string.Create(CultureInfo.InvariantCulture, $"it has {seen.Sketch.Words} words, they have {beside.Sketch.Words}"));
        if (seen.Capture.LedHome && !beside.Capture.LedHome) signs.Add("a redirect led to the front page");
        if (PolicySigns.Names(beside.Capture.Title) && !PolicySigns.Names(seen.Capture.Title)) signs.Add($"its title {(seen.Capture.Title is { } title ? $"\"{title}\" " : "")}names no policy, theirs does");
        if (seen.Capture.Host is { } host && beside.Capture.Host is { } theirs && !SameSite(host, theirs)) signs.Add($"it came from {host}, they came from {theirs}");
        if (SpeaksOfLaw(beside) && !SpeaksLikewise(seen, beside)) signs.Add("it hardly speaks of rights and duties, they do");
        return signs;
    }

    /// <summary>The text says nothing of a policy where its neighbour does: measured by the neighbour, for rules do not know all languages.</summary>
    internal static bool SaysNothingOfAPolicy(Sighting seen, Sighting beside) =>
        SpeaksOfLaw(beside) && !SpeaksLikewise(seen, beside) && !PolicySigns.Names(seen.Capture.Title);

    private static bool SpeaksOfLaw(Sighting sighting) => sighting.Sketch.Legal >= 5 && Density(sighting) >= 0.015;

    private static bool SpeaksLikewise(Sighting seen, Sighting beside) => Density(seen) * 4 >= Density(beside);

    private static double Density(Sighting sighting) => (double)sighting.Sketch.Legal / Math.Max(1, sighting.Sketch.Words);

    private static bool SameSite(string host, string other) => Site(host) == Site(other);

    /// <summary>The last two labels, three under a two-letter ending with a short label before it: "example.co.uk".</summary>
    private static string Site(string host)
    {
        var labels = host.Split('.');
        var kept = labels.Length >= 3 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2;
        return string.Join('.', labels[Math.Max(0, labels.Length - kept)..]);
    }

    private static string Name(string language)
    {
        if (language.Length > 3) return char.ToUpperInvariant(language[0]) + language[1..];
        return CultureInfo.GetCultureInfo(language).EnglishName;
    }
}
