using System.Text.Json;
using PolicyDiff.Exchange;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>A text as JSON: what <c>export versions</c> says of it, and its blocks.</summary>
internal static class VersionDocument
{
    internal static string Write(VersionView view)
    {
        var period = view.Periods.Count > 0 ? view.Periods[0] : null;
        return JsonSerializer.Serialize(
            new
            {
                Organization = view.Policy.OrganizationName,
                Policy = $"{view.Policy.OrganizationSlug}/{view.Policy.Slug}",
                view.Policy.Type,
                Text = view.Text.ToString(),
                period?.FirstSeen,
                period?.LastSeen,
                Url = period?.First.RequestedAddress,
                period?.First.Origin,
                view.Words,
                Measures = TextMeasures.Of(view.Content),
                view.Content.Title,
                view.Content.Language,
                view.RulesVersion,
                ArchiveUrl = period?.First.ArchiveAddress,
                Body = period?.First.BodyHash?.ToString(),
                Blocks = view.Content.Blocks.Select(block => new { block.Kind, block.Level, block.Marker, Text = block.PlainText }),
            },
            LineFormat.Json);
    }
}
