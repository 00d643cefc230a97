using System.Collections.Concurrent;

namespace PolicyDiff.Archives.Replay;

/// <summary>
/// Tells "this page was never captured" from "the index is down": some archives answer both with an empty listing. A page that the
/// archive surely holds is asked for; only when that is listed does the empty answer count. A good answer counts for a quarter of an hour.
/// </summary>
internal sealed class IndexProbe(string page, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, DateTimeOffset> answered = new(StringComparer.Ordinal);

    /// <summary>The answer to an empty listing of <paramref name="address"/>.</summary>
    /// <param name="address">The page that nothing was listed for.</param>
    /// <param name="isListed">Whether the index lists captures of the page given to it.</param>
    public async Task<ListingPage> ConfirmAsync(string address, Func<string, Task<bool>> isListed)
    {
        if (answered.TryGetValue(page, out var good) && clock.GetUtcNow() - good < Fresh) return Empty;
        if (address == page || !await isListed(page))
        {
            return ListingPage.Without(
                ListingOutcome.Failed, 200, $"The archive lists nothing, not even for {page}, so its index may be down; it is asked again later. If it is known not to hold that page, set 'probe' of its entry to one that it holds.");
        }

        answered[page] = clock.GetUtcNow();
        return Empty;
    }

    private static ListingPage Empty => new(ListingOutcome.Complete, [], null, [], 200, "", null);
}
