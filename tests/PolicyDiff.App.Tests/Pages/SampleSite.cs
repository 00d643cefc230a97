using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Hosting;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>The tests that read the sample site share one.</summary>
[CollectionDefinition(Name)]
public sealed class SampleSiteTests : ICollectionFixture<SampleSite>
{
    internal const string Name = "sample site";
}

/// <summary>The real program on a loopback port over the sample history, and beside it one over an empty database; open to readers.</summary>
public sealed class SampleSite(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly List<WebApplication> apps = [];

    /// <summary>The address of the program with the sample history, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The address of the program that tracks nothing yet.</summary>
    public string EmptyAddress { get; private set; } = "";

    /// <summary>The sample's database.</summary>
    public string Database { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Database = await postgres.CreateDatabaseAsync();
        await SampleHistory.FillAsync(Database);
        Address = await StartAsync(Database);
        EmptyAddress = await StartAsync(await postgres.CreateDatabaseAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps) await app.DisposeAsync();
    }

    /// <summary>A client that shows redirects instead of following them.</summary>
    public HttpClient Client() => ClientOf(Address);

    internal static HttpClient ClientOf(string address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = new Uri(address) };

    private async Task<string> StartAsync(string database)
    {
        var app = await PolicyDiffHost.CreateWebAsync(
            new WebHostRequest
            {
                Urls = "http://127.0.0.1:0",
                Jobs = false,
                Settings = new Dictionary<string, string?> { ["ConnectionStrings:PolicyDiff"] = database, ["Site:PublicReading"] = "true" },
            },
            CancellationToken.None);
        apps.Add(app);
        await app.StartAsync();
        return app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }
}
