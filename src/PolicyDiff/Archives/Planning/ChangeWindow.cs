namespace PolicyDiff.Archives.Planning;

/// <summary>
/// When another document of the same organization changed: after <paramref name="After"/> and no later than <paramref name="By"/>. Organizations
/// publish several documents on one day and change their site's frame for all at once, so it is a hint where to look first; never a proof.
/// </summary>
/// <param name="After">The last capture with its old text, UTC.</param>
/// <param name="By">The first capture with its new text, UTC.</param>
public readonly record struct ChangeWindow(DateTimeOffset After, DateTimeOffset By);
