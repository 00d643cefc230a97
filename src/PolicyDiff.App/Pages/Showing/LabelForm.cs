using System.Globalization;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>A person's correction as the form sends it.</summary>
internal sealed class LabelForm
{
    public string? News { get; set; }

    public string? Kind { get; set; }

    public string? Significance { get; set; }

    public string? Note { get; set; }

    /// <summary>The button that takes back what was said before.</summary>
    public bool Withdraw { get; set; }

    /// <summary>The kinds that a person may say a change is of.</summary>
    public static IReadOnlyList<ChangeKind> Kinds { get; } =
        [ChangeKind.Content, ChangeKind.Minor, ChangeKind.MovedOnly, ChangeKind.RedatedOnly, ChangeKind.ContactOnly, ChangeKind.Revert, ChangeKind.Variant, ChangeKind.LanguageSwitched];

    /// <summary>What is wrong with it, in a sentence; null when it can be kept.</summary>
    public string? Problem
    {
        get
        {
            if (NoteText?.Length > LabelDesk.LongestNote) return $"The note is too long: at most {LabelDesk.LongestNote} characters.";
            if (Withdraw) return null;
            if (Number is null && Significance is { Length: > 0 }) return "Write the significance as a whole number from 0 to 100, or leave it empty.";
            return Says || NoteText is not null ? null : "Say what is different: choose news or noise, a kind, a significance, or write a note.";
        }
    }

    /// <summary>What to keep. The button that takes back takes nothing of the form but its note.</summary>
    public LabelRequest ToRequest(long policyId, ContentHash? from, ContentHash? to) => Withdraw
        ? new(policyId, from, to, null, null, null, NoteText) { Withdraws = true }
        : new(policyId, from, to, KindSaid, Number, NewsSaid, NoteText);

    private bool Says => KindSaid is not null || Number is not null || NewsSaid is not null;

    private ChangeKind? KindSaid => Kinds.Where(known => known.ToWord() == Kind).Cast<ChangeKind?>().FirstOrDefault();

    private bool? NewsSaid => News switch { "news" => true, "noise" => false, _ => null };

    private int? Number => int.TryParse(Significance, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100 ? number : null;

    private string? NoteText => string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
}
