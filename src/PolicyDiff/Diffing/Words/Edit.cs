namespace PolicyDiff.Diffing.Words;

/// <summary>One replaced stretch: these tokens of the old sequence became those of the new; either may be empty. Ends are exclusive.</summary>
internal readonly record struct Edit(int OldStart, int OldEnd, int NewStart, int NewEnd);
