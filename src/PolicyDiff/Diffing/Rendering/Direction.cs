namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// Keeps Arabic, Hebrew and their like in their direction where the output has no markup for it: the words between our own marks are
/// isolated (Unicode UAX #9, FSI … PDI), so that "[added:" and its bracket stay around them. Texts without such letters stay as they are.
/// </summary>
internal static class Direction
{
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    public static string Isolated(string text) => RunsRightToLeft(text) ? Isolate + text + EndOfIsolate : text;

    /// <summary>Whether the text holds letters of a script that is written from right to left.</summary>
    public static bool RunsRightToLeft(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0590', '\u08ff') || text.AsSpan().ContainsAnyInRange('\ufb1d', '\ufdff') || text.AsSpan().ContainsAnyInRange('\ufe70', '\ufefc');
}
