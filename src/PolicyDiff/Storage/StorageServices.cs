using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PolicyDiff.Fetching;
using PolicyDiff.Storage.Bodies;

namespace PolicyDiff.Storage;

/// <summary>Registers the database and what stands on it.</summary>
public static class StorageServices
{
    /// <summary>Uses the PostgreSQL of this connection string, whoever runs it.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddDbContextFactory<PolicyDiffDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<BodyDamage>().AddSingleton<BodyCheck>().AddSingleton<BodyCompactor>();
        services.AddSingleton<BodyStore>().AddSingleton<CaptureShelf>().AddSingleton<TextShelf>().AddSingleton<MementoShelf>();
        services.AddSingleton<IBudget, PostgresBudget>();
        return services;
    }
}
