using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks.Backfills;

/// <summary>One capture of a document as an archive lists it, and what reading it gave.</summary>
/// <param name="Path">The document.</param>
/// <param name="Instant">When it was captured, UTC.</param>
/// <param name="Outcome">What reading it gave.</param>
/// <param name="Text">The canonical text's hash; null without one.</param>
/// <param name="Digest">Names the bytes, as an index does.</param>
/// <param name="Length">Compressed length of the record in bytes, as an index lists it.</param>
/// <param name="Declared">The newest date that the text says it is from, or null.</param>
internal sealed record ArchivedCapture(string Path, DateTimeOffset Instant, CaptureOutcome Outcome, ContentHash? Text, string Digest, long Length, DateOnly? Declared)
{
    /// <summary>Whether it makes versions.</summary>
    public bool IsUsable => Outcome.IsUsable() && Text is not null;

    /// <summary>One line, fields separated by tabs.</summary>
    public string ToLine() => string.Join(
        '\t', Path, Instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Outcome.ToWord(), Text?.ToString() ?? "-", Digest,
        Length.ToString(CultureInfo.InvariantCulture), Declared?.ToString("O", CultureInfo.InvariantCulture) ?? "-");

    /// <summary>Reads a line of <see cref="ToLine"/>.</summary>
    public static ArchivedCapture FromLine(string line)
    {
        var parts = line.Split('\t');
        return new(
            parts[0],
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture)),
            CaptureOutcomes.FromWord(parts[2]),
            ContentHash.TryParse(parts[3], out var text) ? text : null,
            parts[4],
            long.Parse(parts[5], CultureInfo.InvariantCulture),
            parts[6] == "-" ? null : DateOnly.ParseExact(parts[6], "O", CultureInfo.InvariantCulture));
    }
}
