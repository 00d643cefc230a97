using System.Globalization;
using System.Text;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Wayback;

/// <summary>Asks the Wayback Machine's index and says what its answers mean.</summary>
internal sealed class WaybackListing(ArchiveClient client, ArchiveEndpoint endpoint, ReplayAddress addresses, int pageSize)
{
    private const string ExcludedSentence = "The archive does not show this address to anybody: its owner or the archive has excluded it.";

    public async Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(endpoint, Query(request), cancellationToken);
        if (answer.Failure == FetchFailure.Resting) return ListingPage.Without(ListingOutcome.Throttled, null, answer.Sentence, client.RestOf(answer));
        if (answer.Failure is not null) return ListingPage.Without(ListingOutcome.Failed, null, answer.Sentence, answer.Contact == Contact.Refused ? endpoint.BreakerTime : null);

        if (IsExclusion(answer)) return ListingPage.Without(ListingOutcome.Excluded, answer.Status, ExcludedSentence);
        return answer.Status switch
        {
            200 => Page(request, answer),
            429 => ListingPage.Without(ListingOutcome.Throttled, 429, "The archive asks for a pause; the listing goes on after it.", client.PauseOf(answer)),
            _ => ListingPage.Without(ListingOutcome.Failed, answer.Status, FailureSentence(answer), client.RetryAfterOf(answer)),
        };
    }

    /// <summary>No filter on the status: revisits say "seen unchanged", and redirects and errors are evidence too.</summary>
    private Uri Query(ListingRequest request)
    {
        var query = new StringBuilder("/cdx/search/cdx?url=").Append(Uri.EscapeDataString(request.Address));
        query.Append("&matchType=exact&fl=").Append(CdxRow.Fields);
        query.Append(CultureInfo.InvariantCulture, $"&limit={pageSize}&showResumeKey=true");
        if (request.From is { } from) query.Append("&from=").Append(ArchiveTimestamp.Format(from));
        if (request.To is { } to) query.Append("&to=").Append(ArchiveTimestamp.Format(to));
        if (request.ResumeKey is { } key) query.Append("&resumeKey=").Append(Uri.EscapeDataString(key));
        return addresses.Below(query.ToString());
    }

    private static ListingPage Page(ListingRequest request, ExchangeAnswer answer)
    {
        var reading = CdxReader.Read(answer.Body);
        if (reading.Excluded) return ListingPage.Without(ListingOutcome.Excluded, answer.Status, ExcludedSentence);

        var problem = reading.Problem;
        var key = reading.ResumeKey is { } opaque ? ResumePoint.Of(opaque, reading.Entries) : null;
        if (problem is null && key is not null && key == request.ResumeKey) key = reading.ResumeKey;
        if (problem is null && key is not null && key == request.ResumeKey) problem = "The archive's listing does not get on: it repeats its resume key.";
        var outcome = problem is not null ? ListingOutcome.Failed : key is null ? ListingOutcome.Complete : ListingOutcome.Partial;
        return new(outcome, reading.Entries, outcome == ListingOutcome.Partial ? key : null, reading.Unreadable, answer.Status, problem ?? "", null) { Duplicates = reading.Duplicates };
    }

    private static bool IsExclusion(ExchangeAnswer answer) =>
        answer.Header("X-Archive-Wayback-Runtime-Error") is { } error && ExclusionNotice.IsIn(error)
        || answer.Status != 200 && ExclusionNotice.IsIn(answer.Body);

    private static string FailureSentence(ExchangeAnswer answer)
    {
        var said = Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 200))).Trim();
        var quote = said.Length == 0 || said[0] == '<' || said.Any(char.IsControl) ? "" : $" It says: '{said}'.";
        return $"The archive's index answered {answer.Status} and gave no listing; it is asked again later.{quote}";
    }
}
