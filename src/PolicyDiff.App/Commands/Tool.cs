using PolicyDiff.App.Hosting;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Commands;

/// <summary>The library, opened for one command: its database and its services.</summary>
internal sealed class Tool : IAsyncDisposable
{
    private readonly OpenHost host;

    private Tool(OpenHost host) => this.host = host;

    internal static async Task<Tool> OpenAsync(CancellationToken cancellationToken) => new(await OpenHost.OpenAsync(jobs: false, cancellationToken));

    internal T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>The policies that POLICY or --all names. Throws <see cref="UsageException"/> when it names none or several.</summary>
    internal async Task<IReadOnlyList<Policy>> PoliciesAsync(string? given, bool all, CancellationToken cancellationToken)
    {
        var finder = Get<PolicyFinder>();
        if (all && given is not null) throw new UsageException("Name a POLICY or say --all, not both.");
        if (all) return await finder.AllAsync(cancellationToken);
        if (given is null) throw new UsageException("Name a POLICY (a slug or an address), or say --all.");
        return [await PolicyAsync(given, cancellationToken)];
    }

    internal async Task<Policy> PolicyAsync(string given, CancellationToken cancellationToken)
    {
        var match = await Get<PolicyFinder>().FindAsync(given, cancellationToken);
        return match.Policy ?? throw new UsageException(match.Problem!);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
