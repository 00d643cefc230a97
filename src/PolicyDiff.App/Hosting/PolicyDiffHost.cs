using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Jobs;
using PolicyDiff.App.Security;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Hosting;

/// <summary>
/// All wiring of the program, top to bottom: settings, services, middleware. The only place that reads configuration.
/// </summary>
internal static class PolicyDiffHost
{
    /// <summary>Where the dashboard listens when nothing says otherwise.</summary>
    internal const string DefaultUrl = "http://127.0.0.1:5180";

    /// <summary>The web host over an open database, migrated and ready to run. Disposing it leaves the database open.</summary>
    internal static async Task<WebApplication> CreateWebAsync(WebHostRequest request, OpenDatabase database, CancellationToken cancellationToken)
    {
        // Named, because pages are looked for in the application's own assembly, and the tests start it from theirs.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(PolicyDiffHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(request.Settings);
        builder.Logging.WriteToStandardError();
        builder.WebHost.UseUrls(ListenAddresses.Parse(request.Urls ?? builder.Configuration["urls"] ?? DefaultUrl));
        builder.Services.AddLibrary(database, builder.Configuration);
        builder.AddSecurity();
        builder.Services.AddAccounts();
        builder.Services.AddRazorPages();
        if (request.Jobs) builder.AddJobs(database.ConnectionString);

        var app = builder.Build();
        await PrepareAsync(app.Services, cancellationToken);
        app.UseSecurity();
        app.MapHealth();
        app.MapRazorPages();
        return app;
    }

    /// <summary>The library's services without pages, with or without jobs.</summary>
    internal static async Task<IHost> CreateAsync(OpenDatabase database, bool jobs, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.WriteToStandardError();
        builder.Services.AddLibrary(database, builder.Configuration);
        if (jobs) builder.AddJobs(database.ConnectionString);
        var host = builder.Build();
        await PrepareAsync(host.Services, cancellationToken);
        return host;
    }

    /// <summary>The settings as every way to run the program sees them.</summary>
    internal static IConfiguration ReadSettings(IReadOnlyDictionary<string, string?>? overrides = null) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(overrides ?? new Dictionary<string, string?>())
        .Build();

    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // All wrong settings at once, before anything is touched.
        services.GetRequiredService<IStartupValidator>().Validate();
        await DatabaseMigrator.MigrateAsync(
            services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>(), services.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
    }
}
