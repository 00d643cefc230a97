using System.Globalization;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Archives.TimeMaps;

/// <summary>
/// Asks for mementos by the addresses that a TimeMap gave, or, without one, through the archive's TimeGate (RFC 7089 §4): it leads there
/// (pattern 2.3: 302) or answers with the memento itself (pattern 2.2: 200 and Content-Location). What comes must be of the instant asked for.
/// </summary>
internal sealed class NegotiatedReplay(ArchiveEntry entry, ArchiveDesk desk)
{
    private const int MostSteps = 10;

    /// <summary>How far from its redirect a target may have been captured.</summary>
    private static readonly TimeSpan TargetWindow = TimeSpan.FromHours(24);

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public async Task<MementoResult> FetchAsync(MementoAddress asked, CancellationToken cancellationToken)
    {
        if (!ArchiveTimestamp.TryParse(asked.Timestamp, out var instant, out _)) return Unplayable("The capture has no instant to ask for.");
        var result = Parse(asked.Location) is { } listed ? await WalkAsync(new(asked, instant, listed), instant, cancellationToken) : null;
        if (result is { Outcome: not MementoOutcome.Unplayable }) return result;
        // The address in the TimeMap is gone or elsewhere: the TimeGate may know another.
        return Parse(entry.TimeGate is { } gate ? gate + ReplayAddress.Escape(asked.Original) : null) is { } negotiated
            ? await WalkAsync(new(asked, instant, negotiated), instant, cancellationToken)
            : result ?? Unplayable("The archive gave no address of this capture, and its entry in the archive list names no TimeGate.");
    }

    private async Task<MementoResult> WalkAsync(Walk walk, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var wanted = new ReceivedHeader("Accept-Datetime", instant.ToString("r", CultureInfo.InvariantCulture));
        for (var step = 0; step < MostSteps; step++)
        {
            var answer = await desk.AskAsync(desk.Replays, walk.Next, wanted, cancellationToken);
            if (await ReplayTroubles.OfAsync(desk, answer, cancellationToken) is { } trouble) return trouble;
            if (walk.Take(answer) is { } result) return result.AsRewritten();
        }

        return walk.Redirected("The archive's redirects lead too far.");
    }

    private static Uri? Parse(string? address) => ForeignAddress.TryRead(address, AsWritten, out var parsed) && parsed.Scheme.StartsWith("http", StringComparison.Ordinal) ? parsed : null;

    private static MementoResult Unplayable(string sentence) => new(MementoOutcome.Unplayable, Sentence: sentence);

    /// <summary>The way along one archive's answers.</summary>
    private sealed class Walk(MementoAddress asked, DateTimeOffset instant, Uri start)
    {
        private readonly List<MementoHop> hops = [];
        private readonly HashSet<string> seen = [start.AbsoluteUri];
        private MementoAddress? target;
        private Memento? redirect;

        public Uri Next { get; private set; } = start;

        public MementoResult? Take(ExchangeAnswer answer)
        {
            if (Captured(answer) is not { } captured) return TakeOwn(answer);
            if (hops.Count == 0 && captured != instant)
            {
                return new(MementoOutcome.Unplayable, Sentence: "The archive played another capture than the one asked for.", NearestTimestamp: ArchiveTimestamp.Format(captured));
            }

            if (hops.Count > 0 && (captured - instant).Duration() > TargetWindow) return Redirected("The archive does not hold what this redirect leads to, at that time.");
            var memento = MementoReader.Read(new(asked, instant, target ?? asked, captured, [.. hops]), answer);
            if (!RedirectWalk.IsRedirect(answer)) return Content(memento, answer);
            return Follow(memento, answer);
        }

        /// <summary>A redirect without its target is archived content too.</summary>
        public MementoResult Redirected(string sentence) => redirect is { } memento
            ? new(MementoOutcome.Archived, memento with { Notes = [.. memento.Notes, sentence] }, sentence)
            : Unplayable(sentence);

        private MementoResult? Follow(Memento memento, ExchangeAnswer answer)
        {
            var next = Target(answer);
            var original = next is null ? HeaderText.AsUtf8(answer.Header("Location")!) : MementoUri.Parts(next.OriginalString)?.Original ?? next.OriginalString;
            hops.Add(new(target ?? asked, memento.FinalInstant, answer.Status, original));
            redirect = memento with { Hops = [.. hops] };
            target = new(ArchiveTimestamp.Format(memento.FinalInstant), original);
            return next is null || !seen.Add(next.AbsoluteUri) ? Redirected("The archived redirects lead in a circle or nowhere.") : Go(next);
        }

        /// <summary>Not archived: a TimeGate that leads to the memento, or a memento under another address.</summary>
        private MementoResult? TakeOwn(ExchangeAnswer answer)
        {
            if (RedirectWalk.IsRedirect(answer)) return Target(answer) is { } next && seen.Add(next.AbsoluteUri) ? Go(next) : Redirected("The archive's redirects lead in a circle or nowhere.");
            return Redirected(redirect is null ? $"The archive lists this capture and answers {answer.Status} for it." : "The archive does not hold what this redirect leads to.");
        }

        private MementoResult? Go(Uri next)
        {
            Next = next;
            return null;
        }

        private static MementoResult Content(Memento memento, ExchangeAnswer answer)
        {
            // A rewritten body has another length than the original; only a much shorter one says that something is missing.
            if (MementoReader.ShortBy(answer) is not { } missing || missing * 4 < answer.Body.Length) return new(MementoOutcome.Archived, memento);
            var sentence = $"The body is {missing} bytes shorter than the archived answer says; asking again may give all of it.";
            return new(MementoOutcome.Transient, memento with { Notes = [.. memento.Notes, sentence] }, sentence);
        }

        private Uri? Target(ExchangeAnswer answer)
        {
            var location = HeaderText.AsUtf8(answer.Header("Location")!);
            if (ForeignAddress.TryRead(location, AsWritten, out var absolute) && (location.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || location.StartsWith("https:", StringComparison.OrdinalIgnoreCase))) return absolute;
            return ForeignAddress.TryRead(Next, location, out var relative) && relative.Scheme.StartsWith("http", StringComparison.Ordinal) ? relative : null;
        }

        private static DateTimeOffset? Captured(ExchangeAnswer answer) =>
            answer.Header("Memento-Datetime") is { } text && DateTimeOffset.TryParseExact(text.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var captured) ? captured : null;
    }
}
