using System.CommandLine;
using PolicyDiff.Policies;
using PolicyDiff.Text;

namespace PolicyDiff.App.Commands;

/// <summary>Checks live pages now, in the foreground.</summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        var policy = Arguments.Policy();
        var all = Arguments.All();
        var command = new Command("check", "Check a policy's live page now.") { policy, all };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var failed = 0;
            foreach (var one in await tool.PoliciesAsync(parsed.GetValue(policy), parsed.GetValue(all), cancellationToken))
            {
                var result = await tool.Get<LiveCheck>().CheckAsync(one.Id, cancellationToken);
                await Words.SayAsync($"{one.FullSlug}: {Sentence(result)}");
                if (result is not null && !result.Outcome.IsUsable()) failed++;
            }

            return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static string Sentence(CheckResult? result) => result switch
    {
        null => "has no live address; nothing to check.",
        { NewVersion: true, Unconfirmed: true } => "a new text; a second check will confirm it.",
        { News: > 0 } => "a new text, confirmed.",
        { NewVersion: true } => "a new text.",
        _ when result.Outcome.IsUsable() => "no change.",
        _ => $"{result.Outcome.ToWord()}. {result.Sentence}",
    };
}
