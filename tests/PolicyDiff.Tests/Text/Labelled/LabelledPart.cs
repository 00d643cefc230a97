namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>How much the rules of judging knew of a page when they were written; each part is counted alone.</summary>
public enum LabelledPart
{
    /// <summary>Rules were tried on it.</summary>
    TriedOn,

    /// <summary>Its template was written before any verdict was seen, and no rule was changed for it.</summary>
    KeptAside,

    /// <summary>Written by a hand that had not read the rules; what it got wrong on first sight was mended afterwards by general rules.</summary>
    Blind,
}
