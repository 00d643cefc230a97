using PolicyDiff.History.Queries;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>A change in a list.</summary>
/// <param name="Change">What happened.</param>
/// <param name="ShowsPolicy">Whether the list mixes policies, so that each entry says whose it is.</param>
internal sealed record ChangeCard(ChangeItem Change, bool ShowsPolicy);
