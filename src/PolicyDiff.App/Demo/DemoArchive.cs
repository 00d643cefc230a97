using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace PolicyDiff.App.Demo;

/// <summary>
/// A small web archive over the demo's captures, with the faces of the Wayback Machine that PolicyDiff uses: the CDX listing,
/// replay of original bytes and for reading, TimeMap and TimeGate (RFC 7089).
/// </summary>
public sealed class DemoArchive : IAsyncDisposable
{
    /// <summary>Where it listens if it can, so that addresses of captures that people noted down work again in a later run.</summary>
    public const int UsualPort = 7182;

    private readonly ArchiveHoldings holdings;
    private WebApplication? server;
    private long listings;
    private long replays;

    private DemoArchive(ArchiveHoldings holdings) => this.holdings = holdings;

    /// <summary>What <c>Archives__Wayback__BaseUrl</c> must say: "http://127.0.0.1:port".</summary>
    public Uri BaseUrl { get; private set; } = new("http://127.0.0.1");

    /// <summary>How many listings were asked for.</summary>
    public long Listings => Interlocked.Read(ref listings);

    /// <summary>How many replays were asked for, redirects included.</summary>
    public long Replays => Interlocked.Read(ref replays);

    /// <summary>Starts it.</summary>
    /// <param name="world">What it holds.</param>
    /// <param name="sitePort">The port of the live sites, which is part of the archived addresses.</param>
    /// <param name="port">The port to take if it is free, else any free one is taken; 0 for any.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<DemoArchive> StartAsync(DemoWorld world, int sitePort, int port, CancellationToken cancellation)
    {
        var archive = new DemoArchive(new(world.Captures, sitePort));
        archive.server = await LoopbackServer.StartAsync(port, archive.AnswerAsync, cancellation);
        archive.BaseUrl = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.PortOf(archive.server)}"));
        return archive;
    }

    /// <summary>Stops it.</summary>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task AnswerAsync(HttpContext context)
    {
        if (!LoopbackServer.IsReading(context)) return Task.CompletedTask;

        // The raw target: an address inside a path must not be tidied up.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (context.Request.Path == "/cdx/search/cdx") return ListAsync(context);
        if (target.StartsWith(TimeMap.Prefix, StringComparison.Ordinal)) return MapAsync(context, target[TimeMap.Prefix.Length..]);
        if (target.StartsWith("/web/", StringComparison.Ordinal)) return ReplayAsync(context, target["/web/".Length..]);
        return WriteAsync(context, context.Request.Path == "/" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound, "text/html; charset=utf-8", ArchivePages.About());
    }

    private Task ListAsync(HttpContext context)
    {
        Interlocked.Increment(ref listings);
        var answer = CdxAnswer.To(context.Request.Query, holdings);
        return WriteAsync(context, answer.Status, answer.ContentType, answer.Body);
    }

    private Task MapAsync(HttpContext context, string address)
    {
        Interlocked.Increment(ref listings);
        var captures = holdings.Of(Uri.UnescapeDataString(address));
        return captures.Count == 0
            ? WriteAsync(context, StatusCodes.Status404NotFound, "text/html; charset=utf-8", ArchivePages.NeverArchived(address))
            : WriteAsync(context, StatusCodes.Status200OK, "application/link-format", new TimeMap(Self(context), holdings.SitePort).Write(captures));
    }

    private Task ReplayAsync(HttpContext context, string rest)
    {
        Interlocked.Increment(ref replays);
        return ReplayRequest.Parse(rest) is { } wanted
            ? new Replay(context, holdings, Self(context)).AnswerAsync(wanted)
            : WriteAsync(context, StatusCodes.Status400BadRequest, "text/plain; charset=utf-8", "Ask for /web/<timestamp>id_/<address>.");
    }

    private static Uri Self(HttpContext context) => new($"http://{context.Request.Host}");

    private static Task WriteAsync(HttpContext context, int status, string contentType, string body) =>
        LoopbackServer.WriteAsync(context, status, contentType, Encoding.UTF8.GetBytes(body));
}
