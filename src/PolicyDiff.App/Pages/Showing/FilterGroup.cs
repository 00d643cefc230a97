using PolicyDiff.History.Queries;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>One value of a filter as a link that sets it, or takes it away when it is set.</summary>
internal sealed record FilterChoice(string Label, int Count, string Address, bool IsSet);

/// <summary>One filter with its values.</summary>
internal sealed record FilterGroup(string Name, IReadOnlyList<FilterChoice> Choices)
{
    /// <summary>The choices of a filter.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="values">The values and their counts.</param>
    /// <param name="chosen">The one that is set, or null.</param>
    /// <param name="show">Label and address of a value; the address of null takes the filter away.</param>
    internal static FilterGroup Of(string name, IReadOnlyList<FacetValue> values, string? chosen, (Func<FacetValue, string> Label, Func<string?, string> Address) show) =>
        new(name, values.Select(value => new FilterChoice(
            show.Label(value), value.Count, show.Address(value.Value == chosen ? null : value.Value), value.Value == chosen)).ToList());
}
