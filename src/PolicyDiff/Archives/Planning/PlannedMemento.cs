using PolicyDiff.Text;

namespace PolicyDiff.Archives.Planning;

/// <summary>A listed memento as the planner sees it.</summary>
/// <param name="Key">The caller's name for it.</param>
/// <param name="Instant">When it was captured, UTC.</param>
/// <param name="State">What is known.</param>
/// <param name="Text">Its text's name; only with <see cref="MementoState.Read"/>.</param>
public sealed record PlannedMemento(string Key, DateTimeOffset Instant, MementoState State, ContentHash Text = default)
{
    /// <summary>The archive's name for its bytes, or null. Equal ones hint at equal texts.</summary>
    public string? Digest { get; init; }

    /// <summary>Stored bytes as listed, or null. A step hints at a change.</summary>
    public long? Length { get; init; }

    /// <summary>The listed status, or null. One that is no 200 hints at no text.</summary>
    public int? Status { get; init; }

    /// <summary>The date the page says its text is from; only with <see cref="MementoState.Read"/>. See <see cref="DeclaredDate"/>.</summary>
    public DateOnly? Declared { get; init; }
}
