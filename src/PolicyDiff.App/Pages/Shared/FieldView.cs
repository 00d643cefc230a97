namespace PolicyDiff.App.Pages;

/// <summary>One text field of a form, for <c>_Field.cshtml</c>: label, hint and its own error stand with it.</summary>
/// <param name="Name">Form key, element id, and key of its error in the model state.</param>
/// <param name="Label">Above the field.</param>
/// <param name="Value">What was typed before, so that a mistake loses nothing; null for passwords.</param>
internal sealed record FieldView(string Name, string Label, string? Value)
{
    /// <summary>HTML input type, or "textarea".</summary>
    public string Type { get; init; } = "text";

    public string? Hint { get; init; }

    /// <summary>What password managers and browsers may fill in.</summary>
    public string Autocomplete { get; init; } = "off";

    public string? Placeholder { get; init; }

    public bool Required { get; init; }

    /// <summary>The id of a datalist, or null.</summary>
    public string? List { get; init; }

    /// <summary>For pages with several forms that share field names.</summary>
    public string? Id { get; init; }
}
