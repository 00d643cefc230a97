using System.CommandLine;
using PolicyDiff.History;

namespace PolicyDiff.App.Commands;

/// <summary>Makes everything derived again from the stored evidence: no network, no alerts.</summary>
internal static class RebuildCommand
{
    internal static Command Create()
    {
        var policy = Arguments.Policy();
        var command = new Command("rebuild", "Make texts, versions and changes again from the stored evidence.") { policy };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var given = parsed.GetValue(policy);
            foreach (var one in await tool.PoliciesAsync(given, given is null, cancellationToken))
            {
                var result = await tool.Get<Rebuilder>().RebuildAsync(one.Id, cancellationToken);
                await Words.SayAsync($"{one.FullSlug}: {result.Read} captures read anew, {result.Versions} versions.");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
