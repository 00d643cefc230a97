namespace PolicyDiff.App.Hosting;

/// <summary>A process that runs jobs and shows no pages.</summary>
internal sealed class WorkHost : IAsyncDisposable
{
    private readonly OpenDatabase database;
    private readonly IHost host;

    private WorkHost(OpenDatabase database, IHost host)
    {
        this.database = database;
        this.host = host;
    }

    internal static async Task<WorkHost> OpenAsync(CancellationToken cancellationToken)
    {
        var database = await OpenDatabase.OpenAsync(PolicyDiffHost.ReadSettings(), cancellationToken);
        try
        {
            return new(database, await PolicyDiffHost.CreateWorkerAsync(database, cancellationToken));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    internal IServiceProvider Services => host.Services;

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
