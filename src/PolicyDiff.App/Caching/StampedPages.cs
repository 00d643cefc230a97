using Microsoft.Extensions.Primitives;

namespace PolicyDiff.App.Caching;

/// <summary>
/// Answers 304 where a reader's copy is still good, before anything is made. Only for those who are not signed in: a signed-in page holds a form token, which must be in no
/// copy, so it stays <c>private, no-store</c> and has no ETag. Shared caches may keep a public page and have to ask here each time (<c>no-cache</c>): a label or a
/// tighter bound is seen at once, and asking costs two short questions to the database.
/// </summary>
internal sealed class StampedPages(RequestDelegate next, PageStamps stamps)
{
    internal const string Public = "public, no-cache";

    public async Task InvokeAsync(HttpContext context)
    {
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!reads || context.User.Identity?.IsAuthenticated == true || await stamps.OfAsync(context, context.RequestAborted) is not { } stamp)
        {
            await next(context);
            return;
        }

        context.Features.Set(stamp);
        if (Names(context.Request.Headers.IfNoneMatch, stamp))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            Mark(context.Response, stamp);
            return;
        }

        context.Response.OnStarting(() =>
        {
            // A redirect to the address that one cites, or an error, is no content of this name.
            if (context.Response.StatusCode == StatusCodes.Status200OK) Mark(context.Response, stamp);
            return Task.CompletedTask;
        });
        await next(context);
    }

    private static void Mark(HttpResponse response, PageStamp stamp)
    {
        response.Headers.ETag = stamp.ETag;
        response.Headers.CacheControl = Public;
        response.Headers.Vary = "Accept-Encoding, Cookie";
    }

    // A weak one names the same content; a cache that changed the coding makes it so.
    private static bool Names(StringValues given, PageStamp stamp) =>
        given.SelectMany(line => line?.Split(',', StringSplitOptions.TrimEntries) ?? []).Any(tag => tag == stamp.ETag || tag == "W/" + stamp.ETag);
}
