using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>A period in which a text was the policy's, by the captures that show it.</summary>
internal sealed record VersionPeriod(int Position, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, int Captures, int LiveCaptures, CaptureFacts First, CaptureFacts Last);

/// <summary>A text before or after another in the history.</summary>
internal sealed record NeighbourText(ContentHash Text, DateTimeOffset FirstSeen);

/// <summary>One text of a policy, to read and to cite.</summary>
/// <param name="Text">SHA-256 of the canonical text.</param>
/// <param name="Content">The faithful form.</param>
/// <param name="RulesVersion">The reading rules that made <paramref name="Content"/>.</param>
/// <param name="Periods">Newest first; empty when newer rules give its captures other texts.</param>
/// <param name="Previous">The text before the newest period.</param>
/// <param name="Next">The text after the newest period.</param>
/// <param name="Successors">Where there is no period: the texts its captures have by today's rules.</param>
internal sealed record VersionView(
    PolicySummary Policy,
    ContentHash Text,
    PolicyText Content,
    int Words,
    int RulesVersion,
    IReadOnlyList<VersionPeriod> Periods,
    NeighbourText? Previous,
    NeighbourText? Next,
    IReadOnlyList<ContentHash> Successors);
