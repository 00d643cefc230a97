using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PolicyDiff.App.Tests.Jobs;

/// <summary>A live site on loopback: policies under any path, counted, changed and held back at will. Everything under /cdx and /web is an archive that never answers.</summary>
internal sealed class PolicySite : IAsyncDisposable
{
    private readonly WebApplication app;
    private volatile TaskCompletionSource gate = Opened();

    private PolicySite(WebApplication app) => this.app = app;

    internal ConcurrentDictionary<string, int> Requests { get; } = new();

    /// <summary>The sentence that the policies differ by from now on.</summary>
    internal string Sentence { get; set; } = "We keep the record of each delivery for 30 days and then delete it for good.";

    internal string Address { get; private set; } = "";

    internal Uri Uri(string path) => new(Address + path);

    /// <summary>Whether somebody waits for an answer of the archive.</summary>
    internal bool ArchiveIsAsked { get; private set; }

    internal static async Task<PolicySite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = new PolicySite(builder.Build());
        site.app.Run(site.AnswerAsync);
        await site.app.StartAsync();
        site.Address = site.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return site;
    }

    /// <summary>From now on pages are asked for and not answered.</summary>
    internal void Hold() => gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Release() => gate.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/cdx", StringComparison.Ordinal) || path.StartsWith("/web", StringComparison.Ordinal))
        {
            ArchiveIsAsked = true;
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        Requests.AddOrUpdate(path, 1, (_, count) => count + 1);
        await gate.Task.WaitAsync(context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
            <html lang="en"><head><title>Privacy Policy</title></head><body><main><h1>Privacy Policy</h1>
            <p>Lumen Parcel brings parcels to your door, and this page, number {path}, says in plain words what we do with what we learn about you on the way there.</p>
            <p>We collect your name, your address and your telephone number, because without them no courier would find you, and nothing else besides.</p>
            <p>{Sentence}</p>
            <p>You may ask us at any time for a copy of what we hold about you, and you may have it corrected or deleted; we answer within two weeks.</p>
            </main></body></html>
            """);
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
