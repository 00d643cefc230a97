using System.Globalization;
using PolicyDiff.Meaning;

namespace PolicyDiff.History;

/// <summary>
/// What a change is by its place in the history, whatever its words say: the first text, a return to an earlier one, an excursion that ended
/// within days. A pure function of the versions.
/// </summary>
/// <param name="Kind">Null where only the words decide.</param>
/// <param name="Earlier">The version whose text it returns to, or null.</param>
/// <param name="IsQuiet">Nobody is told of it, whatever the words say.</param>
internal sealed record ChangePlace(ChangeKind? Kind, ArrangedVersion? Earlier, bool IsQuiet)
{
    /// <summary>
    /// A text that gives way to an earlier one within this time was a test, a region, a banner or a fault. Published counts of such flicker
    /// show returns within hours to days; companies that change their mind about a policy take weeks.
    /// </summary>
    private static readonly TimeSpan Flicker = TimeSpan.FromDays(14);

    /// <summary>The same where the observer keeps every change, so that the time away is known and not only bounded by captures.</summary>
    private static readonly TimeSpan KnownFlicker = TimeSpan.FromDays(7);

    /// <summary>The text came and went before it stayed: that it was seen once at first is no doubt any more.</summary>
    internal bool IsKnownToStay { get; init; }

    private static readonly ChangePlace Plain = new(null, null, false);

    internal static ChangePlace Of(IReadOnlyList<ArrangedVersion> versions, int position)
    {
        var to = versions[position];
        if (position == 0) return new(ChangeKind.First, null, true);
        if (to.First.IsReread) return new(ChangeKind.RulesChanged, null, true);
        var earlier = versions.Take(position - 1).FirstOrDefault(version => version.Text == to.Text);
        if (IsExcursion(versions, position)) return SettlesLater(versions, position) ? Plain with { IsKnownToStay = true } : new(ChangeKind.Variant, earlier, true);

        // Back from a text that had stayed is a change of mind; from one that had not, a turn of something that comes and goes.
        return earlier is null ? Plain : new(ChangeKind.Revert, earlier, !HasStayed(versions, position - 1));
    }

    /// <summary>True where the change leads to a text that is gone again at once, or back from one.</summary>
    private static bool IsExcursion(IReadOnlyList<ArrangedVersion> versions, int position) => IsPassing(versions, position) || IsPassing(versions, position - 1);

    private static bool IsPassing(IReadOnlyList<ArrangedVersion> versions, int index) =>
        index > 0 && index < versions.Count - 1
        && versions[index - 1].Text == versions[index + 1].Text
        && versions[index + 1].First.Instant - End(versions, index - 1) < Limit(versions[index]);

    /// <summary>
    /// After the to and fro of a roll-out, the text that stays is the change, and it came when it was first seen: what a reader is told must not
    /// date it later. Also one that does not give way to an earlier text but is written on: else what it brought would be told of no change.
    /// </summary>
    private static bool SettlesLater(IReadOnlyList<ArrangedVersion> versions, int position)
    {
        var text = versions[position].Text;
        var start = position;
        // A text that stayed ends one to and fro, and what comes after it begins another.
        while (start > 1 && IsExcursion(versions, start - 1) && !HasStayed(versions, start - 1)) start--;
        if (Enumerable.Range(0, position).Any(index => versions[index].Text == text && (index == 0 || index >= start || Settles(versions, index)))) return false;
        for (var index = position; index < versions.Count && IsExcursion(versions, index); index++)
        {
            if (versions[index].Text == text && Settles(versions, index)) return true;
            if (HasStayed(versions, index)) return false;
        }

        return false;
    }

    private static bool Settles(IReadOnlyList<ArrangedVersion> versions, int index) => HasStayed(versions, index) || IsWrittenOn(versions, index);

    /// <summary>The next text is one that was never there before.</summary>
    private static bool IsWrittenOn(IReadOnlyList<ArrangedVersion> versions, int index) =>
        index + 1 < versions.Count && !versions[index + 1].First.IsReread && !versions.Take(index + 1).Any(earlier => earlier.Text == versions[index + 1].Text);

    private static bool HasStayed(IReadOnlyList<ArrangedVersion> versions, int index) => End(versions, index) - versions[index].First.Instant >= Limit(versions[index]);

    private static TimeSpan Limit(ArrangedVersion version) => version.First.KeepsChangesOnly ? KnownFlicker : Flicker;

    /// <summary>Until when a version is known to have stood: its last capture, or the next text where the observer keeps changes only.</summary>
    private static DateTimeOffset End(IReadOnlyList<ArrangedVersion> versions, int index) =>
        index + 1 < versions.Count && versions[index].Last.KeepsChangesOnly ? versions[index + 1].First.Instant : versions[index].Last.Instant;

    /// <summary>The explanation with what the place adds to it.</summary>
    internal Explained Told(Explained explained) => Kind switch
    {
        // What is no news at all stays what it is, even when it returns.
        ChangeKind.Revert when explained.IsNews => explained with { Kind = ChangeKind.Revert, Headline = $"returns to the wording first seen on {Day(Earlier!)}" },
        ChangeKind.Variant when Earlier is not null => explained with { Kind = ChangeKind.Variant, Headline = $"shows the wording of {Day(Earlier)} again, days after another" },
        ChangeKind.Variant => explained with { Kind = ChangeKind.Variant, Headline = "shows another wording for some days" },
        ChangeKind.RulesChanged => explained with { Kind = ChangeKind.RulesChanged, Headline = "was read anew by other rules, which gave another text" },
        _ => explained,
    };

    private static string Day(ArrangedVersion version) => version.First.Instant.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
