using PolicyDiff.App.Demo;

namespace PolicyDiff.App.Tests.Demo;

/// <summary>The demo's archive and live sites on free ports, and a way to ask them by hand.</summary>
public sealed class DemoServers : IAsyncLifetime
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public DemoWorld World { get; } = DemoWorld.Load();

    public DemoSite Site { get; private set; } = null!;

    public DemoArchive Archive { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await DemoSite.StartAsync(World, new(Port: 0), TimeProvider.System, CancellationToken.None);
        Archive = await DemoArchive.StartAsync(World, Site.Port, 0, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Archive.DisposeAsync();
        await Site.DisposeAsync();
        http.Dispose();
    }

    /// <summary>Asks the archive for a path, which is sent as written.</summary>
    public Task<Answer> AskArchiveAsync(string path, string? acceptDatetime = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, AsWritten($"{Archive.BaseUrl.GetLeftPart(UriPartial.Authority)}{path}"));
        if (acceptDatetime is not null) request.Headers.TryAddWithoutValidation("Accept-Datetime", acceptDatetime);
        return SendAsync(request);
    }

    /// <summary>Asks a live site for a path, by its loopback address and host header, since not every machine resolves "*.localhost".</summary>
    public Task<Answer> AskSiteAsync(string host, string path, DemoSite? other = null, HttpMethod? method = null)
    {
        var port = (other ?? Site).Port;
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, AsWritten($"http://127.0.0.1:{port}{path}"));
        request.Headers.Host = $"{host}:{port}";
        return SendAsync(request);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new(response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    private static Uri AsWritten(string address) => new(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
