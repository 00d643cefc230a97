using System.Globalization;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Policies.Selectors;

/// <summary>A policy's page with a notice among its clauses that is another one on each day.</summary>
internal static class RestlessPage
{
    private static readonly string[] Boats = ["Heron", "Curlew", "Dunlin", "Plover", "Avocet", "Gannet", "Shearwater"];

    internal static string Of(int day)
    {
        var notice = string.Create(CultureInfo.InvariantCulture, $"<div class=\"notice\"><p>The {Boats[day % Boats.Length]} sails with {120 + (day * 7)} passengers on board, and pier {day + 2} has fresh soup for all of them.</p></div>");
        var page = Captures.Page(1);
        var middle = page.LastIndexOf("<h2>", StringComparison.Ordinal);
        return page.Insert(middle, notice);
    }
}
