namespace PolicyDiff.Archives;

/// <summary>A line of a listing that names no memento.</summary>
/// <param name="Text">The line, at most 500 characters of it.</param>
/// <param name="Reason">A sentence.</param>
public sealed record UnreadableLine(string Text, string Reason);
