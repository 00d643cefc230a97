using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>A maximal run of consecutive usable captures with the same text.</summary>
/// <param name="Text">The canonical text they share.</param>
/// <param name="Faithful">The faithful form of the first.</param>
/// <param name="First">The earliest capture of the run.</param>
/// <param name="Last">The latest.</param>
/// <param name="Captures">How many.</param>
/// <param name="LiveCaptures">How many of them are our own live checks.</param>
public sealed record ArrangedVersion(ContentHash Text, ContentHash Faithful, Observation First, Observation Last, int Captures, int LiveCaptures)
{
    /// <summary>
    /// Seen by one check of ours and by nothing else: it may have been a passing fault. An archive keeps what it saw; our own look is
    /// believed when a second one shows the same.
    /// </summary>
    public bool IsPassing => First.Origin == Observation.Live && Captures == 1;
}
