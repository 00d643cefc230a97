using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>A maximal run of consecutive usable captures with the same text.</summary>
/// <param name="Text">The canonical text they share.</param>
/// <param name="Faithful">The faithful form of the first.</param>
/// <param name="First">The earliest capture of the run.</param>
/// <param name="Last">The latest.</param>
/// <param name="Captures">How many.</param>
/// <param name="LiveCaptures">How many of them are our own live checks.</param>
public sealed record ArrangedVersion(ContentHash Text, ContentHash Faithful, Observation First, Observation Last, int Captures, int LiveCaptures);
