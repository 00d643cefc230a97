using PolicyDiff.History.Queries;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Changes under their years, newest first.</summary>
internal sealed record HistoryList(IReadOnlyList<ChangeItem> Changes, bool ShowsPolicy);
