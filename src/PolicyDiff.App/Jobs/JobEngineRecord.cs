using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Jobs;

/// <summary>Writes down, before any job runs, which engine runs the jobs of this database, and refuses to be a second one.</summary>
internal sealed class JobEngineRecord(IDbContextFactory<PolicyDiffDb> factory) : IHostedLifecycleService
{
    internal const string Key = "job-engine";
    internal const string Engine = "quartz";

    /// <summary>Throws <see cref="JobEngineMismatchException"/> when another engine has been here.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var recorded = await ReadAsync(cancellationToken) ?? await WriteAsync(cancellationToken);
        if (recorded != Engine) throw new JobEngineMismatchException(recorded, Engine);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return (await db.Installation.AsNoTracking().SingleOrDefaultAsync(setting => setting.Key == Key, cancellationToken))?.Value;
    }

    private async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            db.Installation.Add(new InstallationSetting { Key = Key, Value = Engine });
            await db.SaveChangesAsync(cancellationToken);
            return Engine;
        }
        catch (DbUpdateException)
        {
            // Another process started at the same moment and was first; anything else goes on failing here.
            return await ReadAsync(cancellationToken) ?? throw new InvalidOperationException("The job engine could not be written into the table 'installation'.");
        }
    }
}
