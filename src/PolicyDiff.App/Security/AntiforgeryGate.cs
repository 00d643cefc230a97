using Microsoft.AspNetCore.Antiforgery;

namespace PolicyDiff.App.Security;

/// <summary>
/// Every request that could change something must carry the antiforgery token of a form we rendered: pages and API alike, without the
/// endpoint asking for it. An endpoint opts out with <see cref="IAntiforgeryMetadata"/>, and a test knows each that does.
/// </summary>
internal sealed partial class AntiforgeryGate(RequestDelegate next, IAntiforgery antiforgery, ILogger<AntiforgeryGate> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (MustCarryToken(context) && !await CarriesTokenAsync(context))
        {
            Log.Refused(logger);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }

    private static bool MustCarryToken(HttpContext context)
    {
        var method = context.Request.Method;
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
        return !reads && context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
    }

    private async Task<bool> CarriesTokenAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // A body that calls itself a form and is none.
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A request that changes something came without a valid form token and was refused.")]
        internal static partial void Refused(ILogger logger);
    }
}
