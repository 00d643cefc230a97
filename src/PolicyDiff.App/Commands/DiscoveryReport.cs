using PolicyDiff.Policies;
using PolicyDiff.Policies.Discovery;

namespace PolicyDiff.App.Commands;

/// <summary>What was discovered, for a person.</summary>
internal static class DiscoveryReport
{
    internal static async Task WriteAsync(DiscoveryResult result, string organization)
    {
        foreach (var policy in result.Policies)
        {
            await Words.DataAsync($"{policy.Type}{(policy.Language is null ? "" : $" ({policy.Language})")}");
            foreach (var address in policy.Addresses)
            {
                await Words.DataAsync($"    {address.Address}{(address.Names.Count > 0 ? $"  \"{address.Names[0]}\"" : "")}");
                await Words.DataAsync($"        {Period(address)}");
                if (address.Via is { } via) await Words.DataAsync($"        over {via}");
                if (address.Tracked.Count > 0) await Words.DataAsync($"        tracked already: {string.Join(", ", address.Tracked)}");
            }
        }

        var lines = result.Policies.SelectMany(policy => policy.Requests(organization)).Select(CommandOf).ToList();
        if (lines.Count > 0) await Words.DataAsync($"{Environment.NewLine}To track them:");
        foreach (var line in lines) await Words.DataAsync("    " + line);
        await Words.SayAsync(Summary(result));
        if (result.Elsewhere.Count > 0) await Words.SayAsync($"Left out, because they are on other sites: {string.Join(", ", result.Elsewhere)}.");
    }

    /// <summary>The command that adds an address, as a shell takes it.</summary>
    internal static string CommandOf(PolicyRequest request) =>
        $"policydiff add {Quoted(request.Address)} --organization {Quoted(request.Organization!)} --type {Quoted(request.Type!)}"
        + (request.Language is null ? "" : $" --language {Quoted(request.Language)}")
        + (request.Joins ? " --joins" : "");

    private static string Period(LinkedAddress address)
    {
        var from = address.NotLinkedBefore is { } before
            ? $"linked first on {Words.Day(address.FirstLinked)} (not yet on {Words.Day(before)})"
            : $"linked from the first home page on, {Words.Day(address.FirstLinked)}";
        var until = address.Live ? "still linked"
            : address.NotLinkedAfter is { } after ? $"last on {Words.Day(address.LastLinked)} (not any more on {Words.Day(after)})"
            : $"last on {Words.Day(address.LastLinked)}";
        return $"{from}; {until}; by {address.HomePages} home page{(address.HomePages == 1 ? "" : "s")}";
    }

    private static string Summary(DiscoveryResult result)
    {
        var archived = result.HomePages.Where(page => page.Origin != History.Observation.Live).ToList();
        var looked = archived.Count == 0 ? "no archived one" : $"{archived.Count} archived, {Words.Day(archived[0].Instant)} to {Words.Day(archived[^1].Instant)}";
        var found = result.Policies.Count == 0 ? "None links a policy." : $"They link {result.Policies.Count} {(result.Policies.Count == 1 ? "policy" : "policies")}.";
        return $"Home pages of {result.Site} looked at: {(archived.Count < result.HomePages.Count ? "the live one" : "no live one")}, {looked}. {found}";
    }

    private static string Quoted(string word) =>
        word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:%@+,=~".Contains(character, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
