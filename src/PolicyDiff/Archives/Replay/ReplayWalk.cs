using System.Globalization;
using PolicyDiff.Fetching;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Archives.Replay;

/// <summary>
/// The way of one replay along the archive's answers. Pure: takes answers, says what to ask next or what came of it. Two kinds
/// of redirect look alike: one with <c>Memento-Datetime</c> was archived and is followed; one without is the archive's
/// "nearest other capture", which is another memento than the one asked for, and is taken only for a redirect's target.
/// </summary>
internal sealed class ReplayWalk
{
    private const int MostHops = 10;

    /// <summary>How far from its redirect a target may have been captured.</summary>
    private static readonly TimeSpan TargetWindow = TimeSpan.FromHours(24);

    private readonly MementoAddress asked;
    private readonly ReplayAddress addresses;
    private readonly DateTimeOffset? listed;
    private readonly bool listedIsExact;
    private readonly List<MementoHop> hops = [];
    private readonly HashSet<MementoAddress> seen;
    private Memento? redirect;

    public ReplayWalk(MementoAddress asked, ReplayAddress addresses)
    {
        this.asked = asked;
        this.addresses = addresses;
        Current = asked;
        seen = [asked];
        if (ArchiveTimestamp.TryParse(asked.Timestamp, out var instant, out var repaired)) listed = instant;
        listedIsExact = listed is not null && !repaired;
    }

    /// <summary>What to ask for.</summary>
    public MementoAddress Current { get; private set; }

    /// <summary>Takes the answer for <see cref="Current"/>; null when there is more to ask.</summary>
    public MementoResult? Take(ExchangeAnswer answer) => CapturedAt(answer) is { } captured ? TakeArchived(answer, captured) : TakeOwn(answer);

    private MementoResult? TakeArchived(ExchangeAnswer answer, DateTimeOffset captured)
    {
        if (hops.Count == 0 && listedIsExact && captured != listed)
        {
            return new(MementoOutcome.Unplayable, Sentence: "The archive played another capture than the one asked for.", NearestTimestamp: ArchiveTimestamp.Format(captured));
        }

        // Some archives answer with the nearest capture itself instead of leading to it.
        if (hops.Count > 0 && (captured - hops[^1].Instant).Duration() > TargetWindow) return RedirectAlone("The archive does not hold what this redirect leads to, at that time.");

        var memento = MementoReader.Read(new(asked, listed ?? captured, Current, captured, [.. hops]), answer);
        if (!RedirectWalk.IsRedirect(answer)) return Content(memento, answer);

        var target = Target(HeaderText.AsUtf8(answer.Header("Location")!));
        hops.Add(new(Current, hops.Count == 0 ? memento.Instant : captured, answer.Status, target.Original));
        redirect = memento with { Hops = [.. hops] };
        return hops.Count > MostHops || !seen.Add(target) ? RedirectAlone("The archived redirects lead in a circle or too far.") : Go(target);
    }

    private MementoResult? TakeOwn(ExchangeAnswer answer)
    {
        if (RedirectWalk.IsRedirect(answer) && addresses.Read(HeaderText.AsUtf8(answer.Header("Location")!)) is { } nearest) return TakeNearest(nearest);
        return answer.Status switch
        {
            404 when redirect is not null => RedirectAlone("The archive does not hold what this redirect leads to."),
            404 => new(MementoOutcome.Unplayable, Sentence: "The archive lists this capture and does not hold it."),
            _ when redirect is not null => RedirectAlone("The archive does not show what this redirect leads to."),
            _ => new(MementoOutcome.Unplayable, Sentence: $"The archive answered {answer.Status} for this capture and does not play it."),
        };
    }

    private MementoResult? TakeNearest(MementoAddress nearest)
    {
        var known = ArchiveTimestamp.TryParse(nearest.Timestamp, out var instant, out _);
        if (redirect is not null)
        {
            var near = known && (instant - hops[^1].Instant).Duration() <= TargetWindow;
            return near && seen.Add(nearest) ? Go(nearest) : RedirectAlone("The archive does not hold what this redirect leads to, at that time.");
        }

        if (known && instant == listed && seen.Add(nearest)) return Go(nearest);
        return new(MementoOutcome.Unplayable, Sentence: "The archive lists this capture and offers another one instead of it.", NearestTimestamp: nearest.Timestamp);
    }

    private MementoResult? Go(MementoAddress next)
    {
        Current = next;
        return null;
    }

    /// <summary>A redirect without its target is archived content too: of status 3xx.</summary>
    private MementoResult RedirectAlone(string sentence) =>
        new(MementoOutcome.Archived, redirect! with { Notes = [.. redirect.Notes, sentence] }, sentence);

    private static MementoResult Content(Memento memento, ExchangeAnswer answer)
    {
        if (MementoReader.ShortBy(answer) is not { } missing) return new(MementoOutcome.Archived, memento);
        var sentence = $"The body is {missing} bytes shorter than the archived answer says; asking again may give all of it.";
        return new(MementoOutcome.Transient, memento with { Notes = [.. memento.Notes, sentence] }, sentence);
    }

    private MementoAddress Target(string location)
    {
        if (addresses.Read(location) is { } target) return target;
        var original = ForeignAddress.TryRead(Current.Original, out var from) && ForeignAddress.TryRead(from, location, out var absolute) ? absolute.AbsoluteUri : location;
        return new(Current.Timestamp, original);
    }

    private static DateTimeOffset? CapturedAt(ExchangeAnswer answer) =>
        answer.Header("Memento-Datetime") is { } text && DateTimeOffset.TryParseExact(text.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
