using System.Globalization;
using System.Text;
using PolicyDiff.Text;
using static PolicyDiff.Tests.Text.Labelled.Blind.BlindSites;

namespace PolicyDiff.Tests.Text.Labelled.Blind;

/// <summary>
/// The third part: written by a hand that had not read the rules of judging, before it ran them. What it measures is how the rules do on pages
/// that their author never saw; the first run's figure stands in the README.
/// </summary>
public static class BlindPart
{
    public static IReadOnlyList<LabelledPage> All { get; } =
    [
        .. Pages("policy", CaptureOutcome.Ok, BlindPolicies.All),
        .. Pages("blocked", CaptureOutcome.Blocked, BlindWalls.Blocked),
        .. Pages("consent-wall", CaptureOutcome.ConsentWall, BlindWalls.Consent),
        .. Pages("login-wall", CaptureOutcome.LoginWall, BlindWalls.Login),
        .. Pages("soft-404", CaptureOutcome.SoftNotFound, BlindAbsences.NotFound),
        .. Pages("archived-error", CaptureOutcome.ArchivedError, BlindAbsences.Errors),
        .. Pages("parked", CaptureOutcome.Parked, BlindAbsences.Parked),
        .. Pages("empty", CaptureOutcome.Empty, BlindAbsences.Empty),
        .. Cut(),
        .. NoText(),
        .. BlindNeighbours.All,
    ];

    internal static LabelledPage Page(string name, CaptureOutcome expected, string html) => new($"blind-{name}", expected, Encoding.UTF8.GetBytes(html), LabelledPart.Blind);

    private static IEnumerable<LabelledPage> Pages(string kind, CaptureOutcome expected, IEnumerable<string> pages) =>
        pages.Select((html, number) => Page(string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}"), expected, html));

    /// <summary>Bodies that a broken connection left: at three places of a policy's page, each inside its text.</summary>
    private static IEnumerable<LabelledPage> Cut()
    {
        var sections = string.Concat(Enumerable.Range(1, 9).Select(number => string.Create(CultureInfo.InvariantCulture, $"<h2>{number}. Section</h2><p>The traveller keeps the ticket until the end of the journey number {number}, and shows it when asked.</p><p>We are liable for delays of more than {number} hours, as the law provides, and for nothing else.</p>")));
        var german = string.Concat(Enumerable.Range(1, 9).Select(number => string.Create(CultureInfo.InvariantCulture, $"<h2>§ {number}</h2><p>Die Daten nach Absatz {number} werden nach {number} Monaten gelöscht, soweit das Gesetz keine längere Frist verlangt.</p>")));
        foreach (var (site, kind, body, at) in new[] { (English, 0, sections, "number 4, and sh"), (English, 3, sections, "than 7 hou"), (German, 4, german, "Die Daten nach Absatz 5 wer"), (German, 2, german, "<h2>§ 8</h") })
        {
            var whole = BlindDress.Dress(site, kind, site.Menu[^2], $"<h1>{site.Menu[^2]}</h1>{body}");
            yield return Page($"cut-{site.Code}-{kind}", CaptureOutcome.Truncated, whole[..(whole.IndexOf(at, StringComparison.Ordinal) + at.Length)]);
        }
    }

    private static IEnumerable<LabelledPage> NoText()
    {
        byte[] webp = [.. "RIFF"u8, 0x24, 0, 0, 0, .. "WEBPVP8 "u8, 0x18, 0, 0, 0, 0x30, 1, 0, 0x9D, 1, 0x2A, 1, 0, 1, 0];
        byte[] video = [0, 0, 0, 0x18, .. "ftypmp42"u8, 0, 0, 0, 0, .. "mp42isom"u8, 0, 0, 4, 0, .. "moov"u8, 0, 0, 0, 0x6C];
        byte[] font = [.. "wOF2"u8, 0, 1, 0, 0, 0, 0, 0x4A, 0xC4, 0, 0x0E, 0, 0, 0xFF, 0xFE, 0x80, 0x81, 0x9D];
        byte[] gzip = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0x28, 0xCF, 0x2F, 0xCA, 0x49, 0xE1];
        foreach (var (name, body) in new[] { ("webp", webp), ("video", video), ("font", font), ("gzip-never-ending", gzip) })
            yield return new($"blind-not-html-{name}", name == "gzip-never-ending" ? CaptureOutcome.Empty : CaptureOutcome.NotHtml, body, LabelledPart.Blind);
    }
}
