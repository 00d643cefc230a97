using Microsoft.AspNetCore.OutputCaching;

namespace PolicyDiff.App.Caching;

/// <summary>
/// Lets the framework's output cache keep pages that have a stamp, in the coding they were sent in: a link that many open at once is made and compressed once. Nothing has to be
/// thrown away: a page that says something else has another stamp.
/// </summary>
internal sealed class KeptPages : IOutputCachePolicy
{
    private static readonly TimeSpan AtMost = TimeSpan.FromDays(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (context.HttpContext.Features.Get<PageStamp>() is not { } stamp) return ValueTask.CompletedTask;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.CacheVaryByRules.CacheKeyPrefix = stamp.Value;
        // What of the query matters is in the stamp.
        context.CacheVaryByRules.QueryKeys = "none";
        context.ResponseExpirationTimeSpan = AtMost;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
