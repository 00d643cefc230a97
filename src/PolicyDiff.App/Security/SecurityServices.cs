using Microsoft.AspNetCore.StaticFiles;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PolicyDiff.App.Caching;
using PolicyDiff.App.Hosting;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Security;

/// <summary>What protects every page and address, and the one place where the order of middleware is written.</summary>
internal static class SecurityServices
{
    // Part of every signed cookie: all processes on one database must agree, whatever folder they run from.
    private const string ApplicationName = "PolicyDiff";

    // Where a reverse proxy may stand: the same machine or a private network. Anybody else's X-Forwarded-For is a claim, not a fact.
    private static readonly string[] ProxyNetworks = ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"];

    internal static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<PolicyDiffDb>>(
            (options, factory) => options.XmlRepository = new DatabaseXmlRepository(factory));
        services.Configure<AntiforgeryOptions>(ConfigureAntiforgery);
        services.Configure<ForwardedHeadersOptions>(ConfigureForwardedHeaders);
        services.AddProblemDetails();
        services.AddPageCaching();
        // The framework's own lines name whole addresses, with the secrets of one-time links in them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It warns that keys are stored unencrypted; they are in the database with all else, behind the same password.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        return builder;
    }

    /// <summary>Everything that stands in front of the endpoints, files included. Map endpoints after it.</summary>
    internal static WebApplication UseSecurity(this WebApplication app)
    {
        // First, so that all below sees the visitor's address and scheme and not the proxy's.
        if (app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.BehindProxy) app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(
            context => Faces.IsForPrograms(context.Request),
            programs =>
            {
                programs.UseExceptionHandler();
                programs.UseStatusCodePages();
            });
        app.UseWhen(
            context => !Faces.IsForPrograms(context.Request),
            people =>
            {
                people.UseExceptionHandler("/error/500");
                people.UseStatusCodePagesWithReExecute("/error/{0}");
            });
        // Before routing: files need no account, and the sign-in page needs its style sheet.
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepVersioned });
        // Named here because error pages run through the pipeline from this point again.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        // After authentication: a form's token belongs to the person it was rendered for.
        app.UseMiddleware<AntiforgeryGate>();
        // Last: only what this person may see is looked for among kept pages.
        app.UsePageCaching();
        return app;
    }

    /// <summary>A file asked for by its content's hash (asp-append-version) never becomes another one.</summary>
    private static void KeepVersioned(StaticFileResponseContext file)
    {
        if (file.Context.Request.Query.ContainsKey("v")) file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
    }

    private static void ConfigureAntiforgery(AntiforgeryOptions options)
    {
        options.Cookie.Name = "policydiff-form";
        options.Cookie.HttpOnly = true;
        // Lax, not Strict: following a link from a mail must not replace the token of forms open in other tabs.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.HeaderName = "X-Form-Token";
        // Content-Security-Policy says it already, for every answer.
        options.SuppressXFrameOptionsHeader = true;
    }

    private static void ConfigureForwardedHeaders(ForwardedHeadersOptions options)
    {
        // Not the host: links are made from Site:PublicUrl.
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = 1;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in ProxyNetworks) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    }
}
