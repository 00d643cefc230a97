using System.Globalization;
using System.Text;

namespace PolicyDiff.App.Demo;

/// <summary>
/// The live web sites of the demo's organizations, told apart by the Host header: <c>http://lumora.localhost:7181/privacy</c>.
/// Every answer carries other noise, as real sites do.
/// </summary>
public sealed class DemoSite : IAsyncDisposable
{
    /// <summary>Where it listens if it can, so that addresses in the demo's database stay the same over runs.</summary>
    public const int UsualPort = 7181;

    private readonly DemoWorld world;
    private readonly TimeProvider clock;
    private WebApplication? server;
    private volatile bool advanced;
    private long requests;

    private DemoSite(DemoWorld world, bool advanced, TimeProvider clock)
    {
        this.world = world;
        this.advanced = advanced;
        this.clock = clock;
    }

    /// <summary>Where it listens: the wished port, or another where that one was taken.</summary>
    public int Port { get; private set; }

    /// <summary>True once the live pages show the newer versions.</summary>
    public bool IsAdvanced => advanced;

    /// <summary>The hosts with their port, as <c>Fetching__AllowedPrivateHosts</c> takes them.</summary>
    public IReadOnlyList<string> Hosts =>
        [.. world.Organizations.Select(organization => string.Create(CultureInfo.InvariantCulture, $"{organization.Host}:{Port}"))];

    /// <summary>Starts it.</summary>
    /// <param name="world">What to serve.</param>
    /// <param name="options">Where, and what to show.</param>
    /// <param name="clock">Tells the year in the footers.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<DemoSite> StartAsync(DemoWorld world, DemoSiteOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var site = new DemoSite(world, options.Advanced, clock);
        site.server = await LoopbackServer.StartAsync(options.Port, site.AnswerAsync, cancellation);
        site.Port = LoopbackServer.PortOf(site.server);
        return site;
    }

    /// <summary>The organizations publish their next versions: the live change of the demo.</summary>
    public void Advance() => advanced = true;

    /// <summary>Stops it.</summary>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task AnswerAsync(HttpContext context)
    {
        if (!LoopbackServer.IsReading(context)) return Task.CompletedTask;

        var host = context.Request.Host.Host;
        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) host = host[4..];
        return world.SiteOf(host) is { } site
            ? AnswerAsync(context, site)
            : LoopbackServer.WriteAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(Index()));
    }

    private Task AnswerAsync(HttpContext context, LiveSite site)
    {
        var path = context.Request.Path.Value is { Length: > 1 } given ? given.TrimEnd('/') : "/";
        if (site.Redirects.TryGetValue(path, out var target))
        {
            context.Response.Headers.Location = target;
            var moved = site.Frame.RenderMoved(target);
            return LoopbackServer.WriteAsync(context, StatusCodes.Status301MovedPermanently, moved.ContentType, moved.Bytes);
        }

        var now = clock.GetUtcNow();
        var seed = new PageSeed(now, string.Create(CultureInfo.InvariantCulture, $"{now:O} {Interlocked.Increment(ref requests)}"));
        return site.Render(path, advanced, seed) is { } page
            ? LoopbackServer.WriteAsync(context, StatusCodes.Status200OK, page.ContentType, page.Bytes)
            : NotFoundAsync(context, site.RenderNotFound(seed));
    }

    private static Task NotFoundAsync(HttpContext context, DemoPage page) =>
        LoopbackServer.WriteAsync(context, StatusCodes.Status404NotFound, page.ContentType, page.Bytes);

    private string Index()
    {
        var links = world.Organizations.Select(organization => $"<li><a href=\"http://{organization.Host}:{Port}/\">{organization.Name}</a></li>");
        return $"<!doctype html><html lang=\"en\"><title>Live sites of the demo</title><h1>Live sites of the PolicyDiff demo</h1><p>These organizations are invented.</p><ul>{string.Concat(links)}</ul></html>";
    }
}
