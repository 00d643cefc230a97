using PolicyDiff.Text;

namespace PolicyDiff.Archives.Planning;

/// <summary>A listed memento as the planner sees it.</summary>
/// <param name="Key">The caller's name for it.</param>
/// <param name="Instant">When it was captured, UTC.</param>
/// <param name="State">What is known.</param>
/// <param name="Text">Its text's name; only with <see cref="MementoState.Read"/>.</param>
public sealed record PlannedMemento(string Key, DateTimeOffset Instant, MementoState State, ContentHash Text = default);
