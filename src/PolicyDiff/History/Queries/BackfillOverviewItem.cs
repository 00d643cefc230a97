namespace PolicyDiff.History.Queries;

/// <summary>One backfill as the page shows it.</summary>
/// <param name="State">One of <see cref="Storage.Backfill"/>'s states.</param>
/// <param name="Sentence">For people: what it does, why it waits, or how it ended.</param>
/// <param name="RetryAt">It rests until then; null: it does not.</param>
/// <param name="InHand">Whether a worker has it right now.</param>
internal sealed record BackfillOverviewItem(
    long Id, string Organization, string OrganizationSlug, string Policy, string PolicySlug, string Archive, string Strategy, string State, string? Sentence,
    DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? RetryAt, bool InHand)
{
    /// <summary>What the archive listed, and what came of it.</summary>
    public BackfillTally Tally { get; init; } = new(0, 0, 0, 0, 0, 0, []);

    /// <summary>The newest listing of each of the policy's addresses.</summary>
    public IReadOnlyList<ListingFact> Listings { get; init; } = [];

    /// <summary>What the archive told us to wait for, newest end last; empty when it did not.</summary>
    public IReadOnlyList<ArchivePause> Pauses { get; init; } = [];

    /// <summary>Whether it is waiting or working: it can be cancelled, and its numbers still move.</summary>
    public bool IsActive => FinishedAt is null;

    /// <summary>Whether it rests until somebody resumes it.</summary>
    public bool IsPaused => State == Storage.Backfill.Paused;
}

/// <summary>The counters of a backfill. Distinct = fetched + not fetched unusable ones + not opened.</summary>
/// <param name="Listed">Captures in the archive's index for the policy's addresses.</param>
/// <param name="Distinct">Of those, different ones: the same second and digest under http and https is one.</param>
/// <param name="Fetched">Opened and received.</param>
/// <param name="NotOpened">Neither opened nor known to be useless.</param>
/// <param name="Requests">How often captures were asked for: more than fetched when some did not come at once.</param>
/// <param name="Versions">Versions the policy has now, from wherever.</param>
/// <param name="Unusable">Distinct captures without a text of the policy, by reason, most frequent first.</param>
internal sealed record BackfillTally(int Listed, int Distinct, int Fetched, int NotOpened, int Requests, int Versions, IReadOnlyList<UnusableReason> Unusable)
{
    /// <summary>All unusable ones together.</summary>
    public int UnusableTotal => Unusable.Sum(reason => reason.Count);

    /// <summary>Listed captures of which the archive says that the page's bytes were those of an earlier one: the page was looked at that day, and was unchanged.</summary>
    public int SeenUnchanged { get; init; }
}

/// <summary>Why some captures hold no text of the policy.</summary>
/// <param name="Reason">"archived-error", "blocked" … as <see cref="Text.CaptureOutcomes.ToWord"/>, or "listed-as-error", "given-up", "unplayable".</param>
internal sealed record UnusableReason(string Reason, int Count);

/// <summary>How the newest listing of one address ended.</summary>
internal sealed record ListingFact(string Address, string Outcome, string? Sentence, int Lines, DateTimeOffset FinishedAt);

/// <summary>Nobody asks the archive, or one of its endpoints, for a while.</summary>
/// <param name="Reason">A sentence.</param>
/// <param name="Until">When asking goes on.</param>
/// <param name="WithProbe">It goes on with one request alone, to see whether the archive still refuses.</param>
internal sealed record ArchivePause(string Reason, DateTimeOffset Until, bool WithProbe = false);
