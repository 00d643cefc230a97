using System.Globalization;
using PolicyDiff.History.Queries;

namespace PolicyDiff.App.Commands;

/// <summary>A backfill's counters in one line, the same in every command.</summary>
internal static class TallyLine
{
    internal static string Of(BackfillTally tally) => string.Create(
        CultureInfo.InvariantCulture,
        $"listed {tally.Listed}, distinct {tally.Distinct}, fetched {tally.Fetched}, unusable {tally.UnusableTotal}, not opened {tally.NotOpened}, requests {tally.Requests}");
}
