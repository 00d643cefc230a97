namespace PolicyDiff.Diffing.Words;

/// <summary>One replaced stretch: these tokens of the old sequence became those of the new; either may be empty. Ends are exclusive.</summary>
internal readonly record struct Edit(int OldStart, int OldEnd, int NewStart, int NewEnd)
{
    /// <summary>Nothing stands on one side: an insertion or a removal.</summary>
    public bool IsPure => OldStart == OldEnd || NewStart == NewEnd;

    /// <summary>Both insert, or both remove, and nothing else.</summary>
    public static bool GoTheSameWay(Edit first, Edit second) =>
        (first.OldStart == first.OldEnd && second.OldStart == second.OldEnd) || (first.NewStart == first.NewEnd && second.NewStart == second.NewEnd);
}
