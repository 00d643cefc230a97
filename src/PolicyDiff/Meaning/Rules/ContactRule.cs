using System.Text.RegularExpressions;

namespace PolicyDiff.Meaning.Rules;

/// <summary>A sentence in which only e-mail addresses, telephone numbers, names and numbers of a postal address changed.</summary>
internal static partial class ContactRule
{
    /// <summary>Of its reasons.</summary>
    public const string Name = "contact";

    private const int TimeoutMilliseconds = 2_000;

    /// <summary>True when both sentences say how to reach somebody and differ in nothing but that.</summary>
    public static bool IsContactOnly(SentenceChange change)
    {
        if (change is not { Old: { } old, New: { } @new } || !Address().IsMatch(old.Text) || !Address().IsMatch(@new.Text)) return false;
        var (before, after) = (Pieces(old.Text), Pieces(@new.Text));
        var (gone, come) = (before.Except(after).ToList(), after.Except(before).ToList());

        // Names alone may be parties; with a number or an e-mail address among them they are an address.
        return gone.Count > 0 && come.Count > 0 && gone.Concat(come).All(IsDetail) && gone.Concat(come).Any(IsNumberOrMail);
    }

    /// <summary>That somebody is reached elsewhere: who follows the old words reaches nobody.</summary>
    public static IEnumerable<Finding> Find(ChangeSet set, ChangeKind? quiet)
    {
        if (quiet != ChangeKind.ContactOnly) yield break;
        foreach (var change in set.Changes.Where(change => IsContactOnly(change) && !IsResidue(change)))
        {
            var reason = new Reason(Name, "Contact details changed", null, null, change.New!.Row, Weights.Contact, ChangeDirection.Neutral, null);
            yield return new(reason.Quoting(change.Old!.Quote, change.New.Quote), null, null);
        }
    }

    /// <summary>
    /// True where an e-mail address stands now in the place of what a host's filter shows robots instead: nothing says that it is another. The other
    /// way round is told: the text no longer says where to write.
    /// </summary>
    public static bool IsResidue(SentenceChange change) =>
        change is { Old: { } old, New: { } @new } && Hidden().IsMatch(old.Text) && !Hidden().IsMatch(@new.Text) && Masked(old.Text) == Masked(@new.Text);

    private static string Masked(string text) => Text.Canonical.Fold(Mail().Replace(Hidden().Replace(text, " @ "), " @ "));

    [GeneratedRegex("\\[\\s*email\\s+protected\\s*\\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Hidden();

    [GeneratedRegex("(?:mailto:)?[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Mail();

    private static HashSet<string> Pieces(string text) =>
        [.. text.Split([' ', '\n', '\t', '\u00a0', ',', ';', ':', '(', ')', '|'], StringSplitOptions.RemoveEmptyEntries).Select(Bare).Where(piece => piece.Length > 0)];

    private static string Bare(string piece) => piece.Trim('.', '"', '“', '”', '\'', '’');

    private static bool IsDetail(string piece) => char.IsUpper(piece[0]) || IsNumberOrMail(piece);

    private static bool IsNumberOrMail(string piece) => piece.Contains('@', StringComparison.Ordinal) || piece.Any(char.IsAsciiDigit);

    // An e-mail address or a telephone number. A street alone may be the seat of a contracting party, which is part of the contract.
    [GeneratedRegex("\\S@\\S+\\.\\w|\\b(?:phone|telephone|tel|fax|call|telefon|t\u00E9l)\\b.{0,60}\\d{3}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Address();
}
