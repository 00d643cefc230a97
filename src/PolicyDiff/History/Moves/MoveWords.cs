using System.Globalization;
using PolicyDiff.Meaning;

namespace PolicyDiff.History.Moves;

/// <summary>A move in words.</summary>
internal static class MoveWords
{
    // A list shows a headline on a line or two.
    private const int Longest = 120;

    internal static Explained Explain(SourceMove move) => new(
        ChangeKind.SourceMoved,
        0,
        ChangeDirection.Neutral,
        [],
        [new("source", Reason(move), Short(move.From.Place), Short(move.To.Place), null, 0, ChangeDirection.Neutral, null)],
        $"publishes it at {Short(move.To.Place)}, before at {Short(move.From.Place)}",
        new(0, 0, 0),
        [],
        null);

    private static string Reason(SourceMove move)
    {
        if (!move.To.IsLed) return $"The old address was last seen with it on {Day(move.From)}, the new one first on {Day(move.To)}.";
        return $"On {Day(move.To)} the old address led to the new one{(move.IsPermanent ? ", for good by its own word" : "")}.";
    }

    private static string Short(string place) => place.Length <= Longest ? place : place[..Longest] + "…";

    private static string Day(Observation seen) => seen.Instant.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
