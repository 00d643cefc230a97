namespace PolicyDiff.History.Absences;

/// <summary>A time in which the policy's address answered that there is nothing, or led elsewhere.</summary>
/// <param name="Before">The last capture with the policy's text.</param>
/// <param name="Seen">The answers that say so, in order of time: enough of them, over enough time (<see cref="AbsenceRule"/>).</param>
/// <param name="Back">The first capture with a text since; null while there is none.</param>
/// <param name="IsBackConfirmed">An archive saw that, or a second capture shows a text too.</param>
public sealed record Absence(Observation Before, IReadOnlyList<Observation> Seen, Observation? Back, bool IsBackConfirmed)
{
    /// <summary>It was gone no later than this.</summary>
    public Observation First => Seen[0];

    public Observation Last => Seen[^1];
}
