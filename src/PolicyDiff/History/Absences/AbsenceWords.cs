using System.Globalization;
using PolicyDiff.Meaning;

namespace PolicyDiff.History.Absences;

/// <summary>A policy's going and coming back in words.</summary>
internal static class AbsenceWords
{
    /// <summary>Notable: what applies can no longer be read there, though nobody knows whether it still does.</summary>
    private const int Going = 60;

    /// <summary>Minor: what applies can be read again.</summary>
    private const int Coming = 30;

    internal static Explained Gone(string policy, Absence absence) =>
        Of(ChangeKind.Removed, Going, $"no longer shows its {policy} at its address", absence.Seen.GroupBy(seen => seen.Gone).Select(Reason));

    internal static Explained Back(string policy, Absence absence)
    {
        var isSame = absence.Back!.Text == absence.Before.Text;
        var sentence = $"The address showed it last on {Day(absence.Before)}, said from {Day(absence.First)} to {Day(absence.Last)} that it is not there, and shows {(isSame ? "the same text" : "another text")} on {Day(absence.Back)}";
        return Of(ChangeKind.Restored, Coming, $"shows its {policy} again, {(isSame ? "in the same words" : "in other words than before")}", [Said(sentence)]);
    }

    private static Explained Of(ChangeKind kind, int significance, string headline, IEnumerable<Reason> reasons) =>
        new(kind, significance, ChangeDirection.Neutral, [], [.. reasons], headline, new(0, 0, 0), [], null);

    private static Reason Reason(IGrouping<string?, Observation> answers)
    {
        var (first, last, count) = (answers.First(), answers.Last(), answers.Count());
        var when = count == 1 ? $"on {Day(first)}" : string.Create(CultureInfo.InvariantCulture, $"{count} times from {Day(first)} to {Day(last)}");
        return Said($"The address {answers.Key} {when}");
    }

    private static Reason Said(string sentence) => new("address", sentence, null, null, null, 0, ChangeDirection.Neutral, null);

    private static string Day(Observation seen) => seen.Instant.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
