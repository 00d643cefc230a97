using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PolicyDiff.App.Tests.Security;

/// <summary>One mapped address and who may use it, as the running program has it.</summary>
/// <param name="Route">The pattern, with a leading slash.</param>
/// <param name="Access">"anonymous", the policy's name, or "read" for the fallback.</param>
/// <param name="NeedsFormToken">Whether a request that changes something must carry one.</param>
internal sealed record EndpointAccess(string Route, string Access, bool NeedsFormToken)
{
    internal static async Task<IReadOnlyList<EndpointAccess>> AllAsync(IServiceProvider services)
    {
        var all = new List<EndpointAccess>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var metadata = endpoint.Metadata;
            // A page is compiled when first asked for; only then its attributes count.
            if (metadata.GetMetadata<PageActionDescriptor>() is { } page and not CompiledPageActionDescriptor)
            {
                var loaded = await services.GetRequiredService<PageLoader>().LoadAsync(page, metadata);
                metadata = loaded.Endpoint!.Metadata;
            }

            var named = metadata.GetOrderedMetadata<IAuthorizeData>();
            var access = metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous"
                : named.Count == 0 ? "read"
                : string.Join('+', named.Select(data => data.Policy ?? "signed-in").Distinct());
            var needsToken = metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
            all.Add(new("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), access, needsToken));
        }

        return all;
    }

    /// <summary>An address of this pattern that names nothing.</summary>
    internal string Sample => string.Join('/', Route.Split('/').Select(SampleOf));

    private static string SampleOf(string segment)
    {
        while (segment.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = segment.IndexOf('}', open);
            var parameter = segment[(open + 1)..close];
            var sample = parameter.Contains(":int", StringComparison.Ordinal) ? "404" : "x";
            segment = segment[..open] + sample + segment[(close + 1)..];
        }

        return segment;
    }
}
