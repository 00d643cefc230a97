using Microsoft.Extensions.Primitives;

namespace PolicyDiff.App.Security;

/// <summary>
/// Puts the same protective headers on every answer, errors and files included. The pages show text that strangers wrote: should a mistake
/// ever put it into a page unencoded, the browser still runs and loads nothing that is not ours.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // No 'unsafe-inline' anywhere: pages hold no inline script, style or handler.
    internal const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data:";

    private const string PermissionsPolicy =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()";

    public Task InvokeAsync(HttpContext context)
    {
        // When the answer starts, because error handling clears what was set before.
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // What somebody saw while signed in must not come back from a shared cache, or from the Back button after signing out.
        if (context.User.Identity?.IsAuthenticated == true) headers.CacheControl = "private, no-store";
        // Some shared caches keep whatever says nothing, and hand it out when it has long changed.
        else if (StringValues.IsNullOrEmpty(headers.CacheControl) && context.GetEndpoint() is not null) headers.CacheControl = "no-cache";
        return Task.CompletedTask;
    }
}
