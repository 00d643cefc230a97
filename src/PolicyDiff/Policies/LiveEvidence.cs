using PolicyDiff.Fetching;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.Policies;

/// <summary>What a fetch of the live page brought, as evidence.</summary>
internal static class LiveEvidence
{
    internal static ReceivedCapture Of(long sourceId, FetchResult result)
    {
        var seen = new ReceivedCapture
        {
            SourceId = sourceId,
            Origin = Observation.Live,
            Instant = result.At,
            RequestedAddress = result.Requested.AbsoluteUri,
            Redirects = [.. result.Redirects.Select(hop => new CaptureRedirect(hop.Address.AbsoluteUri, hop.Status))],
        };
        return result switch
        {
            FetchReceived received => seen with
            {
                FinalAddress = received.FinalAddress.AbsoluteUri,
                Status = received.Status,
                Headers = [.. received.Headers.Select(header => new CaptureHeader(header.Name, header.Value))],
                Body = received.Status == 304 ? null : received.Body,
                Rendered = received.Rendered,
            },
            FetchFailed failed => seen with
            {
                FinalAddress = failed.LastAddress.AbsoluteUri,
                Failure = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(failed.Failure.ToString()),
                FailureSentence = failed.Sentence,
            },
            _ => throw new InvalidOperationException($"A fetch result without a meaning: {result.GetType().Name}."),
        };
    }
}
