using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace PolicyDiff.App.Tests.Forms;

/// <summary>A site on this machine with one policy.</summary>
internal sealed class SmallSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmallSite(WebApplication app) => _app = app;

    internal string Policy => _app.Urls.First() + "/privacy";

    internal static async Task<SmallSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/privacy", () => Results.Content(Page, "text/html; charset=utf-8"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private const string Page =
        """
        <!DOCTYPE html><html lang="en"><head><title>Privacy at Tern &amp; Tide</title></head><body><main>
        <h1>Privacy Policy</h1>
        <p>Tern &amp; Tide rents rowing boats. This page says what we write down about people who rent one, and for how long we keep it.</p>
        <h2>What we write down</h2>
        <p>We write down your name, the number of your boat and the time at which you brought it back. We do not sell this list to anybody.</p>
        <h2>How long we keep it</h2>
        <p>We keep the list for thirty days after your last visit, and burn it in the stove of the boat house after that.</p>
        </main></body></html>
        """;
}
