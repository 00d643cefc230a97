using Microsoft.EntityFrameworkCore;
using Npgsql;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Security;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Hosting;

/// <summary>
/// All wiring of the program, top to bottom: settings, services, middleware. The only place that reads configuration.
/// </summary>
internal static class PolicyDiffHost
{
    /// <summary>The web host, its database migrated and ready to run.</summary>
    internal static async Task<WebApplication> CreateWebAsync(WebHostRequest request, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(request.Settings);
        if (request.Urls is not null) builder.WebHost.UseUrls(request.Urls.Split(';'));
        var connectionString = builder.Configuration.GetConnectionString("PolicyDiff")
            ?? throw new InvalidOperationException("No database: set ConnectionStrings__PolicyDiff.");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(connectionString);
        builder.Services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
        builder.AddSecurity();
        builder.Services.AddAccounts();
        builder.Services.AddHistoryQueries();
        builder.Services.AddRazorPages();

        var app = builder.Build();
        await DatabaseMigrator.MigrateAsync(
            app.Services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>(), app.Services.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
        app.UseSecurity();
        app.MapHealth();
        app.MapRazorPages();
        return app;
    }
}
