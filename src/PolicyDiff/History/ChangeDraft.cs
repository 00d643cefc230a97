using PolicyDiff.Diffing;
using PolicyDiff.History.Absences;
using PolicyDiff.History.Moves;
using PolicyDiff.Meaning;
using PolicyDiff.Meaning.Rules;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>One change as the arrangement sees it, before it meets the row it may already have.</summary>
internal sealed class ChangeDraft
{
    internal required int Position { get; init; }

    internal required ContentHash Occurrence { get; init; }

    internal required ChangeKind Kind { get; init; }

    internal required ContentHash? From { get; init; }

    internal required ContentHash? To { get; init; }

    internal required ContentHash? FromFaithful { get; init; }

    internal required ContentHash? ToFaithful { get; init; }

    internal required Observation? LastWithOld { get; init; }

    internal required Observation FirstWithNew { get; init; }

    internal required bool Confirmed { get; init; }

    /// <summary>Back from a text that only one check of ours saw to the one that everybody knows: nothing to tell.</summary>
    internal required bool Returns { get; init; }

    /// <summary>Its place in the history makes it nobody's news (<see cref="ChangePlace"/>).</summary>
    internal required bool IsQuiet { get; init; }

    internal required Explained Explained { get; init; }

    /// <summary>In this time the first capture with the new state may be found, as more of the past comes in, and it is the same event.</summary>
    internal required (DateTimeOffset From, DateTimeOffset To) Span { get; init; }

    /// <summary>It tells of the address, not of a text: gone, or back.</summary>
    internal bool IsAbsence => Kind is ChangeKind.Removed or ChangeKind.Restored;

    /// <summary>The change that led to the version at this position.</summary>
    internal static async Task<ChangeDraft> MakeAsync(Arrangement work, int position, TextComparer comparer, CancellationToken cancellationToken)
    {
        var to = work.Versions[position];
        var from = position > 0 ? work.Versions[position - 1] : null;
        var place = ChangePlace.Of(work.Versions, position);
        var told = from is null ? Explained.First : place.Told(await comparer.ExplainAsync(from.Faithful, to.Faithful, place.Kind, cancellationToken));
        var passed = work.Passed.GetValueOrDefault(position);
        var explained = PassedPages.Told(DatesInHistory.Told(told, from?.Last.Instant, to.First.Instant), passed);
        return new()
        {
            Position = position,
            Occurrence = History.Occurrence.Of(work.Policy.FullSlug, explained.Kind, from?.Text, to.Text, to.First.Evidence),
            Kind = explained.Kind,
            From = from?.Text,
            To = to.Text,
            FromFaithful = from?.Faithful,
            ToFaithful = to.Faithful,
            LastWithOld = from?.Last,
            FirstWithNew = to.First,
            Confirmed = from is null || !to.IsPassing || explained.IsUnmistakable || place.IsKnownToStay,
            Returns = from is { IsPassing: true } && position > 1 && work.Versions[position - 2].Text == to.Text,
            IsQuiet = place.IsQuiet || passed is not null,
            Explained = explained,
            Span = (to.First.Instant, to.Last.Instant),
        };
    }

    /// <summary>
    /// The change of address alone. It says nothing of the text: both sides name the one that the new address showed first, and what changed at the
    /// same moment is an event of its own.
    /// </summary>
    internal static ChangeDraft OfMove(Arrangement work, SourceMove move)
    {
        var text = move.To.Text!.Value;
        var faithful = move.To.Faithful!.Value;
        return new()
        {
            Position = PositionAt(work, move.To),
            Occurrence = History.Occurrence.Of(work.Policy.FullSlug, ChangeKind.SourceMoved, text, text, move.To.Evidence),
            Kind = ChangeKind.SourceMoved,
            From = text,
            To = text,
            FromFaithful = faithful,
            ToFaithful = faithful,
            LastWithOld = move.From,
            FirstWithNew = move.To,
            Confirmed = true,
            Returns = false,
            IsQuiet = true,
            Explained = MoveWords.Explain(move),
            Span = (move.To.Instant, move.To.Instant),
        };
    }

    /// <summary>The policy is gone: from the text that stood to none.</summary>
    internal static ChangeDraft OfGoing(Arrangement work, Absence absence) => new()
    {
        Position = PositionAt(work, absence.Before),
        Occurrence = History.Occurrence.Of(work.Policy.FullSlug, ChangeKind.Removed, absence.Before.Text, null, absence.First.Evidence),
        Kind = ChangeKind.Removed,
        From = absence.Before.Text,
        To = null,
        FromFaithful = absence.Before.Faithful,
        ToFaithful = null,
        LastWithOld = absence.Before,
        FirstWithNew = absence.First,
        Confirmed = true,
        Returns = false,
        IsQuiet = false,
        Explained = AbsenceWords.Gone(work.Policy.Name, absence),
        Span = (absence.First.Instant, absence.Last.Instant),
    };

    /// <summary>The policy is back: from none to a text. Where that text is told as a change of its own, this is not told beside it.</summary>
    internal static ChangeDraft OfComingBack(Arrangement work, Absence absence, bool isToldByTheText) => new()
    {
        Position = PositionAt(work, absence.Back!),
        Occurrence = History.Occurrence.Of(work.Policy.FullSlug, ChangeKind.Restored, null, absence.Back!.Text, absence.Back.Evidence),
        Kind = ChangeKind.Restored,
        From = null,
        To = absence.Back.Text,
        FromFaithful = null,
        ToFaithful = absence.Back.Faithful,
        LastWithOld = absence.Last,
        FirstWithNew = absence.Back,
        Confirmed = absence.IsBackConfirmed,
        Returns = false,
        IsQuiet = isToldByTheText,
        Explained = AbsenceWords.Back(work.Policy.Name, absence),
        Span = (absence.Back.Instant, work.Versions[PositionAt(work, absence.Back)].Last.Instant),
    };

    private static int PositionAt(Arrangement work, Observation seen) => work.Versions.TakeWhile(version => version.First.Instant <= seen.Instant).Count() - 1;

    internal StoredChange ToRow(Policy policy, DateTimeOffset now) => new()
    {
        PolicyId = policy.Id,
        Policy = policy,
        Occurrence = Occurrence,
        Kind = Kind,
        Origin = FirstWithNew.Origin,
        Headline = Explained.Headline,
        FoundAt = now,
    };

    /// <summary>Writes everything that may have moved since the row was made: bounds tighten, positions shift, rules improve.</summary>
    internal void Fill(StoredChange row)
    {
        row.Position = Position;
        row.FromText = From;
        row.ToText = To;
        row.FromFaithful = FromFaithful;
        row.ToFaithful = ToFaithful;
        row.FromCaptureId = LastWithOld?.CaptureId;
        row.ToCaptureId = FirstWithNew.CaptureId;
        row.LastWithOld = LastWithOld?.Instant;
        row.FirstWithNew = FirstWithNew.Instant;
        row.Origin = FirstWithNew.Origin;
        row.Confirmed = Confirmed;
        row.OwnNews = Explained.IsNews && !IsQuiet && !Returns;
        row.News = row.OwnNews && row.SameAs is null;
        Explained.Fill(row);
    }
}

/// <summary>What is kept of an explanation, so that a change is explained once and not at every arrangement.</summary>
internal sealed record Explained(
    ChangeKind Kind,
    int Significance,
    ChangeDirection Direction,
    IReadOnlyList<string> Topics,
    IReadOnlyList<Reason> Reasons,
    string Headline,
    DiffCounts Counts,
    IReadOnlyList<DiffToken> Excerpt,
    ContentHash? Signature)
{
    internal static Explained First { get; } = new(ChangeKind.First, 0, ChangeDirection.Neutral, [], [], "first known text", new(0, 0, 0), [], null);

    internal static Explained Of(Comparison comparison) => new(
        comparison.Explanation.Kind,
        comparison.Explanation.Significance,
        comparison.Explanation.Direction,
        comparison.Explanation.Topics,
        comparison.Explanation.Reasons,
        comparison.Explanation.Headline,
        comparison.Diff.Counts,
        History.Excerpt.Of(comparison.Diff, comparison.Explanation.Reasons),
        ChangeSignature.Of(comparison.Diff));

    internal static Explained Of(StoredChange row) => new(
        row.Kind,
        row.Significance,
        row.Direction,
        row.Topics,
        row.Reasons,
        row.Headline,
        new(row.WordsAdded, row.WordsRemoved, row.WordsMoved),
        row.Excerpt,
        row.Signature);

    /// <summary>Whether it would be told: words changed, and no rule knows them for a date, an order or a setting; or the same words apply elsewhere now.</summary>
    internal bool IsNews => !Reasons.Any(reason => reason.Rule == Meaning.Rules.PromotionRule.Name) && IsTold;

    private bool IsTold => Kind is ChangeKind.Content or ChangeKind.Minor or ChangeKind.Revert or ChangeKind.LanguageSwitched or ChangeKind.Removed or ChangeKind.Restored || (Kind == ChangeKind.MovedOnly && Significance >= MovedElsewhere)
        || (Kind == ChangeKind.ContactOnly && Significance >= ReachedElsewhere);

    /// <summary>What another address makes of contact details (<see cref="Weights.Contact"/>).</summary>
    private const int ReachedElsewhere = (int)(100 * Weights.Contact);

    /// <summary>What a clause under another heading makes of a move (<see cref="Weights.MovedToAnotherHeading"/>).</summary>
    private const int MovedElsewhere = (int)(100 * Weights.MovedToAnotherHeading);

    /// <summary>
    /// Major and unambiguous on the first look, so that nobody waits for a second one: a "not" came or went before sell, share, collect,
    /// transfer or read, and next to nothing else changed. A wrong page, a banner, a test or half a page changes more than this.
    /// </summary>
    internal bool IsUnmistakable => Kind == ChangeKind.Content && Significance >= Major && Counts.Added + Counts.Removed <= MostWordsAtOnce
        && Reasons.Any(reason => reason is { Rule: "polarity", Weight: >= Turned });

    private const int Major = 70;
    private const int MostWordsAtOnce = 10;
    private const double Turned = Meaning.Rules.Weights.Polarity;

    internal void Fill(StoredChange row)
    {
        row.Signature = Signature;
        row.Significance = Significance;
        row.Direction = Direction;
        row.Headline = Headline;
        row.WordsAdded = Counts.Added;
        row.WordsRemoved = Counts.Removed;
        row.WordsMoved = Counts.Moved;
        row.RulesVersion = Explainer.RulesVersion;
        if (!row.Topics.SequenceEqual(Topics)) row.Topics = [.. Topics];
        if (!row.Reasons.SequenceEqual(Reasons)) row.Reasons = [.. Reasons];
        if (!row.Excerpt.SequenceEqual(Excerpt)) row.Excerpt = [.. Excerpt];
    }
}
