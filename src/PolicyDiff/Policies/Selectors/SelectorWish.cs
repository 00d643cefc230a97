using PolicyDiff.Text;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Policies.Selectors;

/// <summary>Selectors that a person wants for a source of a policy.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="SourceId">One of its sources.</param>
/// <param name="Period">The selectors and the time they are for.</param>
public sealed record SelectorWish(long PolicyId, long SourceId, SelectorPeriod Period)
{
    private const int Longest = 4000;

    /// <summary>Why it cannot be, in a sentence that says what to do; null when it can.</summary>
    public string? Problem()
    {
        if (Period.Selectors.Select.Sum(css => css.Length) + Period.Selectors.Remove.Sum(css => css.Length) > Longest) return $"At most {Longest} characters of selectors.";
        if (Period.From >= Period.Until) return "The period ends before it begins: let 'from' be earlier than 'until', or leave one empty.";
        try
        {
            SelectorFilter.Validate(Period.Selectors);
            return null;
        }
        catch (InvalidSelectorException invalid)
        {
            return invalid.Message;
        }
    }
}
