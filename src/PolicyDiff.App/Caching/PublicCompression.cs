using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace PolicyDiff.App.Caching;

/// <summary>
/// Compresses what holds no secret. Compression beside a secret in one answer lets a stranger guess it by the answer's length (BREACH); our secrets are form tokens and
/// one-time links. So compressed are files, and answers to GET and HEAD for somebody who is not signed in that set no cookie and may be stored: the framework
/// forbids storing every page in which it writes a form token.
/// </summary>
internal sealed class PublicCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) => HoldsNoSecret(context) && base.ShouldCompressResponse(context);

    private static bool HoldsNoSecret(HttpContext context)
    {
        var request = context.Request;
        var headers = context.Response.Headers;
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && context.User.Identity?.IsAuthenticated != true
            && headers.SetCookie.Count == 0
            && !headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase);
    }
}
