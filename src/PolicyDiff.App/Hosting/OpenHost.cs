namespace PolicyDiff.App.Hosting;

/// <summary>An open database and the library over it, without pages: for one command, or for jobs.</summary>
internal sealed class OpenHost : IAsyncDisposable
{
    private readonly OpenDatabase database;
    private readonly IHost host;

    private OpenHost(OpenDatabase database, IHost host)
    {
        this.database = database;
        this.host = host;
    }

    internal static async Task<OpenHost> OpenAsync(bool jobs, CancellationToken cancellationToken)
    {
        var database = await OpenDatabase.OpenAsync(PolicyDiffHost.ReadSettings(), cancellationToken);
        try
        {
            return new(database, await PolicyDiffHost.CreateAsync(database, jobs, cancellationToken));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    internal IServiceProvider Services => host.Services;

    /// <summary>Starts the jobs.</summary>
    internal Task StartAsync(CancellationToken cancellationToken) => host.StartAsync(cancellationToken);

    /// <summary>Returns when the program is to end and the jobs under way have ended.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken) => host.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else host.Dispose();
        await database.DisposeAsync();
    }
}
