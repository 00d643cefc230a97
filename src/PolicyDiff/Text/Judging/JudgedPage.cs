namespace PolicyDiff.Text.Judging;

/// <summary>What the judge looks at.</summary>
/// <param name="Title">The document's title, or null.</param>
/// <param name="Text">The text that was read.</param>
/// <param name="Words">Its weight in words.</param>
/// <param name="Source">The page as decoded.</param>
internal sealed record JudgedPage(string? Title, PolicyText Text, int Words, string Source);
