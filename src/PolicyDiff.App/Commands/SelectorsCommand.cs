using System.CommandLine;
using System.Globalization;
using PolicyDiff.Diffing.Rendering;
using PolicyDiff.Policies.Selectors;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Commands;

/// <summary>A policy's selectors: shown, tried on the whole history, saved.</summary>
internal static class SelectorsCommand
{
    private static readonly Argument<string> Given = Arguments.OnePolicy();
    private static readonly Option<string[]> Select = new("--select") { Description = "CSS of a part to keep; may be given several times." };
    private static readonly Option<string[]> Remove = new("--remove") { Description = "CSS of a part to leave out; may be given several times." };
    private static readonly Option<bool> Clear = new("--main-content") { Description = "No selectors: the page's main content." };
    private static readonly Option<string?> From = new("--from") { Description = "Captures of this day and later." };
    private static readonly Option<string?> Until = new("--until") { Description = "Captures before this day." };
    private static readonly Option<string?> Source = new("--source") { Description = "The address they are for; without it, the one that is checked." };
    private static readonly Option<bool> Save = new("--save") { Description = "Let them count. Without it nothing is stored." };

    internal static Command Create()
    {
        var command = new Command("selectors", "Show a policy's selectors, or try new ones on its whole history.") { Given, Select, Remove, Clear, From, Until, Source, Save };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var policy = await tool.PolicyAsync(parsed.GetRequiredValue(Given), cancellationToken);
            var sources = await tool.Get<PolicySelectors>().SourcesAsync(policy.Id, cancellationToken);
            var selectors = new SelectorSet(parsed.GetValue(Select) ?? [], parsed.GetValue(Remove) ?? []);
            if (selectors.Key.Length == 0 && !parsed.GetValue(Clear)) return await ShowAsync(tool, policy, sources, cancellationToken);
            var source = Chosen(sources, parsed.GetValue(Source));
            var wish = new SelectorWish(policy.Id, source.SourceId, new(selectors, Dates.Start(parsed.GetValue(From)), Dates.Start(parsed.GetValue(Until))));
            if (wish.Problem() is { } problem) throw new UsageException(problem);
            return parsed.GetValue(Save) ? await SaveAsync(tool, wish, cancellationToken) : await TryAsync(tool, wish, cancellationToken);
        });
        return command;
    }

    private static SourceSelectors Chosen(IReadOnlyList<SourceSelectors> sources, string? address)
    {
        if (address is null) return sources.Count > 0 ? sources[0] : throw new UsageException("The policy has no address.");
        return sources.FirstOrDefault(source => source.Address.TrimEnd('/') == address.TrimEnd('/'))
            ?? throw new UsageException($"'{address}' is no address of the policy. It has: {string.Join(", ", sources.Select(source => source.Address))}.");
    }

    private static async Task<int> ShowAsync(Tool tool, Policy policy, IReadOnlyList<SourceSelectors> sources, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            await Words.DataAsync(source.Address);
            foreach (var period in source.Periods) await Words.DataAsync($"  {Time(period)}: {Set(period.Selectors)}");
        }

        foreach (var waiting in await tool.Get<SelectorQueue>().WaitingAsync(policy.Id, cancellationToken))
        {
            await Words.DataAsync(string.Create(CultureInfo.InvariantCulture, $"  waits: {Set(waiting.Period.Selectors)}; {waiting.Read} of {waiting.Captures} captures read"));
        }

        if (await tool.Get<SelectorSuggestions>().ForAsync(policy.Id, cancellationToken) is { } suggestion)
        {
            await Words.DataAsync(string.Create(CultureInfo.InvariantCulture, $"Suggested: --remove '{suggestion.Remove}'. The text changed on each of the last {suggestion.Captures} captures; without this part all of them show the same one."));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> TryAsync(Tool tool, SelectorWish wish, CancellationToken cancellationToken)
    {
        var trial = await tool.Get<SelectorTrials>().TryAsync(wish, cancellationToken);
        await Words.DataAsync(string.Create(CultureInfo.InvariantCulture, $"Changes {trial.Changed.Count} of {trial.Texts} texts (tried on {trial.Read} of {trial.Captures} captures). Nothing is saved; say --save to let them count."));
        if (trial.Missed > 0) await Words.DataAsync(string.Create(CultureInfo.InvariantCulture, $"No selector to keep matches on {trial.Missed} captures: their main content is read instead."));
        if (trial.Useless.Count > 0) await Words.DataAsync($"Matches on no capture at all: {string.Join(", ", trial.Useless.Select(css => $"'{css}'"))}.");
        if (trial.Gained > 0) await Words.DataAsync(string.Create(CultureInfo.InvariantCulture, $"{trial.Gained} captures without a text would have one."));
        foreach (var change in trial.Changed)
        {
            var counts = change.Diff is { } diff ? string.Create(CultureInfo.InvariantCulture, $": +{diff.Counts.Added} −{diff.Counts.Removed} words") : "";
            await Words.DataAsync($"  {Words.Day(change.Instant)}  {change.Old.Abbreviated}{counts}{(change.Outcome.IsUsable() ? "" : $": would not count ({change.Outcome.ToWord()})")}");
        }

        if (trial.Changed.FirstOrDefault(change => change.Diff is not null) is { Diff: { } first } shown)
        {
            await Words.DataAsync($"The first, of {Words.Day(shown.Instant)}:");
            await Console.Out.WriteAsync(TerminalRenderer.Render(first, !Console.IsOutputRedirected));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> SaveAsync(Tool tool, SelectorWish wish, CancellationToken cancellationToken)
    {
        if (await tool.Get<PolicySelectors>().SaveAsync(wish, cancellationToken) is { } problem)
        {
            await Words.SayAsync(problem);
            return ExitCodes.Failed;
        }

        await Words.SayAsync($"Saved: {Set(wish.Period.Selectors)}. The history was arranged anew; the texts of before stay readable, and nobody was alerted.");
        return ExitCodes.Done;
    }

    private static string Time(SelectorPeriod period) => (period.From, period.Until) switch
    {
        (null, null) => "all captures",
        ({ } from, null) => $"from {Words.Day(from)} on",
        (null, { } until) => $"until {Words.Day(until)}",
        ({ } from, { } until) => $"from {Words.Day(from)} until {Words.Day(until)}",
    };

    private static string Set(SelectorSet set) => set.Key.Length == 0
        ? "the page's main content"
        : string.Join("; ", new[] { Part("keeps", set.Select), Part("leaves out", set.Remove) }.OfType<string>());

    private static string? Part(string verb, IReadOnlyList<string> css) => css.Count == 0 ? null : $"{verb} {string.Join(", ", css.Select(one => $"'{one}'"))}";
}
