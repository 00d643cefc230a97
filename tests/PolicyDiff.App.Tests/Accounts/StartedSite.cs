using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Hosting;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Accounts;

/// <summary>The dashboard as <c>serve</c> starts it, without jobs, on a free port over a database of its own.</summary>
public sealed class StartedSite : IAsyncDisposable
{
    internal const string Password = "correct horse battery staple";

    private readonly WebApplication _app;
    private readonly OpenDatabase _database;
    private int _accounts;

    private StartedSite(WebApplication app, OpenDatabase database)
    {
        _app = app;
        _database = database;
    }

    internal Uri Address => new(_app.Urls.First());

    internal IServiceProvider Services => _app.Services;

    internal string ConnectionString => _database.ConnectionString;

    internal static async Task<StartedSite> StartAsync(PostgresFixture postgres, params (string Key, string Value)[] settings) =>
        await StartOnAsync(await postgres.CreateDatabaseAsync("migrated", MigrateAsync), settings);

    /// <summary>One more process over a database that exists.</summary>
    internal static async Task<StartedSite> StartOnAsync(string connectionString, params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        all["ConnectionStrings:PolicyDiff"] = connectionString;
        all["DataFolder"] = Path.GetTempPath();
        // Expected refusals would fill the test log.
        all.TryAdd("Logging:LogLevel:Default", "Critical");
        var request = new WebHostRequest { Urls = "http://127.0.0.1:0", Jobs = false, Settings = all };
        var database = await OpenDatabase.OpenAsync(PolicyDiffHost.ReadSettings(all), Cancellation);
        var app = await PolicyDiffHost.CreateWebAsync(request, database, Cancellation);
        await app.StartAsync(Cancellation);
        return new StartedSite(app, database);
    }

    internal Visitor NewVisitor() => new(Address);

    /// <summary>Somebody with an account of this role, signed in.</summary>
    internal async Task<Visitor> SignedInAsync(string role)
    {
        var email = await AccountAsync(role);
        var visitor = NewVisitor();
        var answer = await visitor.SignInAsync(email, Password);
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        return visitor;
    }

    /// <summary>The e-mail address of a new account with <see cref="Password"/>.</summary>
    internal async Task<string> AccountAsync(string role)
    {
        var email = $"{role}{Interlocked.Increment(ref _accounts)}@example.org";
        var invitation = await Services.GetRequiredService<AccountBook>().InviteAsync(email, role, Cancellation);
        var made = await Services.GetRequiredService<AccountLinks>().UseAsync(
            invitation.Token!.Value.Value, new SetupRequest(email, "Somebody", Password), Cancellation);
        Assert.Null(made.Problem);
        return email;
    }

    internal async Task<T> AskAsync<T>(Func<PolicyDiffDb, Task<T>> question)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(Cancellation);
        return await question(db);
    }

    internal Task SaveAsync(params object[] rows) => AskAsync(db =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync(Cancellation);
    });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task MigrateAsync(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddStorage(connectionString);
        services.AddSingleton(TimeProvider.System);
        await using var provider = services.BuildServiceProvider();
        await DatabaseMigrator.MigrateAsync(
            provider.GetRequiredService<IDbContextFactory<PolicyDiffDb>>(), provider.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
    }
}
