using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using PolicyDiff.App.Hosting;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>
/// Reading is for account holders, or for everybody where <c>Site:PublicReading</c> says so; anything that could change something is for
/// editors. So an endpoint whose author forgot to name a policy is closed to strangers and to readers.
/// </summary>
internal sealed class ReadingHandler(IOptions<SiteOptions> site) : AuthorizationHandler<ReadingRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ReadingRequirement requirement)
    {
        if (context.Resource is not HttpContext http) return Task.CompletedTask;
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var allowed = reads
            ? site.Value.PublicReading || context.User.Identity?.IsAuthenticated == true
            : context.User.IsInRole(Account.Owner) || context.User.IsInRole(Account.Editor);
        if (allowed) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
