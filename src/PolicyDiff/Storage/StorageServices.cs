using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PolicyDiff.Fetching;
using PolicyDiff.Storage.Bodies;

namespace PolicyDiff.Storage;

/// <summary>Registers the database and what stands on it.</summary>
public static class StorageServices
{
    private const int MostPrepared = 100;

    /// <summary>Uses the PostgreSQL of this connection string, whoever runs it.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(Prepared(connectionString)));
        services.AddDbContextFactory<PolicyDiffDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<BodyDamage>().AddSingleton<BodyCheck>().AddSingleton<BodyCompactor>();
        services.AddSingleton<BodyStore>().AddSingleton<CaptureShelf>().AddSingleton<TextShelf>().AddSingleton<MementoShelf>();
        services.AddSingleton<IBudget, PostgresBudget>();
        return services;
    }

    /// <summary>
    /// Statements that come again are planned once for each connection: of the larger pages the server spent more on planning than on reading. Who says otherwise
    /// in the connection string (a pooler in between that knows no prepared statements: <c>Max Auto Prepare=0</c>) is followed.
    /// </summary>
    private static string Prepared(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) given.MaxAutoPrepare = MostPrepared;
        return given.ConnectionString;
    }
}
