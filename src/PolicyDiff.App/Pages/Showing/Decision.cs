namespace PolicyDiff.App.Pages.Showing;

/// <summary>What the form beside a capture sends.</summary>
public sealed class Decision
{
    /// <summary>Stands in <see cref="Outcome"/> where a person's word is taken back.</summary>
    internal const string Rules = "rules";

    public long Capture { get; set; }

    /// <summary>An outcome's word, or <see cref="Rules"/>.</summary>
    public string? Outcome { get; set; }

    public string? Note { get; set; }

    /// <summary>The page of the log to come back to.</summary>
    public int Page { get; set; } = 1;
}
