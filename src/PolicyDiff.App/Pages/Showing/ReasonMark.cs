using System.Globalization;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Words in a row of a comparison that a reason rests on.</summary>
/// <param name="Number">The reason's number on the page, from 1.</param>
/// <param name="Start">First character in the row's words of that side.</param>
/// <param name="End">The character behind the last one.</param>
/// <param name="IsOld">The words are the old text's.</param>
/// <param name="IsAlone">The reason has no words in the other text.</param>
/// <param name="IsWhole">The reason rests on all of its quote.</param>
internal sealed record ReasonMark(int Number, int Start, int End, bool IsOld, bool IsAlone, bool IsWhole)
{
    /// <summary>What one links to.</summary>
    public string Id => IdOf(Number, IsOld);

    internal static string IdOf(int number, bool isOld) => string.Create(CultureInfo.InvariantCulture, $"w-{number}{(isOld ? "-old" : "")}");
}
