using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>The feed's address with filters.</summary>
internal static class FeedLink
{
    internal static string Of(FeedFilter filter, FeedCursor? after = null)
    {
        var parts = new List<string>();
        Add("topic", filter.Topic);
        Add("kind", filter.Kind?.ToWord());
        Add("significance", filter.Band);
        Add("organization", filter.Organization);
        Add("quiet", filter.Quiet ? "1" : null);
        Add("after", after?.ToString());
        return parts.Count == 0 ? "/" : "/?" + string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}
