using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Policies.Selectors;

/// <summary>
/// Finds a part of the page that changes on every capture while the rest stands (news of the day, a counter, somebody's random quote) and the selector
/// that leaves it out. Each suggestion is tried on the captures it is made from before it is made: it must bring their texts together and take
/// nothing away that stands in all of them. Stores nothing.
/// </summary>
public sealed class SelectorSuggestions(IDbContextFactory<PolicyDiffDb> factory, BodyStore bodies)
{
    /// <summary>The latest usable captures that are looked at.</summary>
    public const int Looked = 8;

    /// <summary>A part that changed on so many captures in a row changes on every one.</summary>
    public const int Least = 4;

    private const int MostTried = 12;

    /// <summary>A suggestion for the live source of a policy, or null.</summary>
    public async Task<SelectorSuggestion?> ForAsync(long policyId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var pairing = await db.PolicySources.AsNoTracking().Where(row => row.PolicyId == policyId && row.Live).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (pairing is null) return null;
        var captures = await db.PolicyCapturesOf(policyId)
            .Where(row => row.Capture.SourceId == pairing.SourceId && row.Reading.SelectorKey == pairing.SelectorKey && row.Reading.Outcome == CaptureOutcome.Ok && row.Capture.BodyHash != null)
            .OrderByDescending(row => row.Capture.Instant).Take(Looked).Select(row => new { row.Capture, row.Reading.TextHash }).AsNoTracking().ToListAsync(cancellationToken);
        // The texts of the latest captures, each unlike the one before it: a page that merely changed often is not this.
        if (captures.Count < Least || captures.Select(row => row.TextHash).Distinct().Count() < captures.Count) return null;
        var pages = new List<(Storage.Capture Capture, byte[] Body)>();
        foreach (var row in captures) if (await bodies.GetAsync(row.Capture.BodyHash!.Value, cancellationToken) is { } body) pages.Add((row.Capture, body));
        return Find(pages, pairing.Selectors) is { } remove ? new(pairing.SourceId, remove, pages.Count) : null;
    }

    private static string? Find(List<(Storage.Capture Capture, byte[] Body)> pages, SelectorSet selectors)
    {
        var texts = Read(pages, selectors);
        if (texts is null) return null;
        var standing = texts.Select(text => text.Clauses.Select(clause => clause.Hash).ToHashSet()).Aggregate((one, other) => [.. one.Intersect(other)]);
        var changing = texts[0].Clauses.Where(clause => !standing.Contains(clause.Hash)).Select(clause => clause.Text).ToList();
        // Where little stands, the page is not a policy with a restless part.
        if (changing.Count == 0 || standing.Count <= changing.Count) return null;
        foreach (var css in Candidates(pages[0], changing).Distinct().Take(MostTried))
        {
            var without = Read(pages, new(selectors.Select, [.. selectors.Remove, css]));
            if (without is not null && without.Select(text => text.Hash).Distinct().Count() == 1 && standing.IsSubsetOf(without[0].Clauses.Select(clause => clause.Hash))) return css;
        }

        return null;
    }

    private static List<CanonicalText>? Read(List<(Storage.Capture Capture, byte[] Body)> pages, SelectorSet selectors)
    {
        var readings = pages.ConvertAll(page => CaptureReader.Judge(page.Capture, page.Body, selectors));
        return readings.TrueForAll(reading => reading.Outcome == CaptureOutcome.Ok && reading.Canonical is not null) ? readings.ConvertAll(reading => reading.Canonical!) : null;
    }

    /// <summary>Selectors of the elements around the changing words, the smallest first.</summary>
    private static IEnumerable<string> Candidates((Storage.Capture Capture, byte[] Body) page, List<string> changing)
    {
        if (PageReader.Tree(new(page.Body, page.Capture.Header("Content-Type"), null, SelectorSet.None)) is not { } tree) yield break;
        foreach (var words in changing.ConvertAll(Beginning))
        {
            var text = tree.Nodes.FirstOrDefault(node => node.IsText && node.Text.Trim().Length > 2 && words.StartsWith(Beginning(node.Text), StringComparison.OrdinalIgnoreCase));
            for (var node = text?.Parent; node is { Parent: not null } && node.Name is not ("body" or "html" or "main"); node = node.Parent)
            {
                if (Css(node) is { } css) yield return css;
            }
        }
    }

    private static string Beginning(string text)
    {
        var even = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return even[..Math.Min(even.Length, 24)];
    }

    /// <summary>By id, else by class; a name with many digits is made anew by the site's program each time and of no use.</summary>
    private static string? Css(PageNode node)
    {
        if (node["id"] is { } id && IsName(id)) return $"#{id}";
        var names = (node["class"] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(IsName).Take(2).ToList();
        return names.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{node.Name}.{string.Join('.', names)}");
    }

    private static bool IsName(string name) =>
        name.Length is > 1 and < 60 && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') && name.Count(char.IsAsciiDigit) < 4;
}

/// <summary>A part to leave out.</summary>
/// <param name="SourceId">Of which page.</param>
/// <param name="Remove">The selector.</param>
/// <param name="Captures">The latest captures that differ only in it: without it they show one text.</param>
public sealed record SelectorSuggestion(long SourceId, string Remove, int Captures);
