using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Fetching;

/// <summary>The way of one fetch along its redirects.</summary>
internal sealed class RedirectWalk(Uri start, int mostHops)
{
    private readonly List<RedirectHop> hops = [];
    private readonly HashSet<string> seen = [Key(start)];

    public Uri Current { get; private set; } = start;

    public IReadOnlyList<RedirectHop> Hops => hops;

    public static bool IsRedirect(ExchangeAnswer answer) =>
        answer.Status is 301 or 302 or 303 or 307 or 308 && answer.Header("Location") is { Length: > 0 };

    /// <summary>Takes the next step; null when that is fine, else why not. The hop is recorded either way.</summary>
    public (FetchFailure Failure, string Sentence)? Follow(ExchangeAnswer answer)
    {
        hops.Add(new(Current, answer.Status));
        var location = HeaderText.AsUtf8(answer.Header("Location")!);
        if (!ForeignAddress.TryRead(Current, location, out var next)) return (FetchFailure.BadRedirect, $"{Current.IdnHost} redirects to something that is no address.");
        if (hops.Count > mostHops) return (FetchFailure.TooManyRedirects, $"{hops[0].Address.IdnHost} redirects more than {mostHops} times; check the address in a browser.");
        if (Current.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
        {
            return (FetchFailure.Downgrade, $"{Current.IdnHost} redirects from https to http, which is not followed; if the page is only there, add its http address.");
        }

        if (!seen.Add(Key(next))) return (FetchFailure.RedirectLoop, $"{hops[0].Address.IdnHost} redirects in a circle; it may want cookies. Check the address in a browser.");
        Current = next;
        return null;
    }

    private static string Key(Uri address) => address.IsAbsoluteUri ? address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : address.OriginalString;
}
