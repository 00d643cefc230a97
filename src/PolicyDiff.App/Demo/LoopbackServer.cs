using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PolicyDiff.App.Demo;

/// <summary>A small HTTP server on 127.0.0.1 that reads no settings and writes no log.</summary>
internal static class LoopbackServer
{
    /// <summary>Starts one on the wished port, or on any free one where that is taken (0: any).</summary>
    public static async Task<WebApplication> StartAsync(int port, RequestDelegate answer, CancellationToken cancellation)
    {
        try
        {
            return await StartOnAsync(port, answer, cancellation);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return await StartOnAsync(0, answer, cancellation);
        }
    }

    /// <summary>The port it listens on.</summary>
    public static int PortOf(WebApplication app) =>
        new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port;

    /// <summary>Writes a whole answer.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Refuses anything but GET and HEAD; true when the request goes on.</summary>
    public static bool IsReading(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return true;
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return false;
    }

    private static async Task<WebApplication> StartOnAsync(int port, RequestDelegate answer, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var app = builder.Build();
        app.Run(answer);
        try
        {
            await app.StartAsync(cancellation);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
