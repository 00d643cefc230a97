using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Bodies;

namespace PolicyDiff.App.Commands;

/// <summary>How much evidence is stored, and whether it is whole.</summary>
internal static class EvidenceReport
{
    private const int MostNamed = 20;

    /// <summary>Bytes as people write them: 3.8 GB.</summary>
    internal static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
    };

    internal static async Task TotalsAsync(Tool tool, CancellationToken cancellationToken)
    {
        var totals = await ReadAsync(tool, cancellationToken);
        await Words.DataAsync($"evidence  {totals.Bodies} different pages, {Size(totals.Bytes)} received, {Size(totals.Stored)} stored, {totals.Damaged} damaged");
        if (totals.Damaged > 0) await Words.SayAsync("'policydiff status --verify' names what is damaged and what depends on it.");
    }

    /// <summary>Reads and verifies everything; exit code 1 when something is damaged.</summary>
    internal static async Task<int> VerifyAsync(Tool tool, bool json, CancellationToken cancellationToken)
    {
        var found = await tool.Get<BodyCheck>().RunAsync(new BodiesRead(), cancellationToken);
        Words.ProgressDone();
        var damaged = await tool.Get<BodyDamage>().ListAsync(cancellationToken);
        if (json)
        {
            var totals = await ReadAsync(tool, cancellationToken);
            await Words.DataAsync(new { totals.Bodies, totals.Bytes, totals.Stored, found.Unreadable, damaged = damaged.Select(AsData) });
            return found.Unreadable == 0 ? ExitCodes.Done : ExitCodes.Failed;
        }

        foreach (var body in damaged) await SayAsync(body);
        await TotalsAsync(tool, cancellationToken);
        await Words.SayAsync($"{found.Bodies} pages read and verified, {found.Unreadable} of them unreadable.");
        return found.Unreadable == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static object AsData(DamagedBody body) => new
    {
        hash = body.Hash.ToString(),
        body.FoundAt,
        body.Captures,
        dependents = body.Dependents.Select(hash => hash.ToString()),
        body.DependentCaptures,
        fetchedAgain = body.Waiting,
    };

    private static async Task SayAsync(DamagedBody body)
    {
        await Words.DataAsync($"damaged {body.Hash}");
        foreach (var capture in body.Captures.Take(MostNamed)) await Words.DataAsync($"    {Line(capture)}");
        if (body.Dependents.Count > 0) await Words.DataAsync($"    told by it, and unreadable where they hold what is damaged: {body.Dependents.Count} pages, of");
        foreach (var capture in body.DependentCaptures.Take(MostNamed)) await Words.DataAsync($"        {Line(capture)}");
        if (body.DependentCaptures.Count > MostNamed) await Words.DataAsync($"        … and {body.DependentCaptures.Count - MostNamed} more captures");
        await Words.DataAsync(body.Waiting > 0
            ? $"    {body.Waiting} of these captures {(body.Waiting == 1 ? "is" : "are")} fetched again from the archive by the workers, or by the next backfill"
            : "    no archive is known to hold it: restore the database from a backup, or import the capture again");
    }

    private static string Line(DamagedCapture capture) => $"{capture.Source}, {Words.Instant(capture.Instant)}, {capture.Origin}";

    private static Task<BodyTotals> ReadAsync(Tool tool, CancellationToken cancellationToken) =>
        BodyTotals.ReadAsync(tool.Get<IDbContextFactory<PolicyDiffDb>>(), cancellationToken);

    /// <summary>Says where the check is.</summary>
    private sealed class BodiesRead : IProgress<long>
    {
        public void Report(long value) => Words.Progress($"{value} pages verified");
    }
}
