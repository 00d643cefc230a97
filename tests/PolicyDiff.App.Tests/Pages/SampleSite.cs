using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>The tests that read the sample site share one.</summary>
[CollectionDefinition(Name)]
public sealed class SampleSiteTests : ICollectionFixture<SampleSite>
{
    internal const string Name = "sample site";
}

/// <summary>The real program on a loopback port over the sample history, and beside it one over an empty database; open to readers.</summary>
public sealed class SampleSite(PostgresFixture postgres) : IAsyncLifetime
{
    private StartedSite? sample;
    private StartedSite? empty;

    /// <summary>The address of the program with the sample history, without a slash at its end.</summary>
    public string Address => AddressOf(sample!);

    /// <summary>The address of the program that tracks nothing yet.</summary>
    public string EmptyAddress => AddressOf(empty!);

    /// <summary>The sample's database.</summary>
    public string Database { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Database = await postgres.CreateDatabaseAsync();
        await SampleHistory.FillAsync(Database);
        sample = await StartedSite.StartOnAsync(Database, ("Site:PublicReading", "true"));
        empty = await StartedSite.StartAsync(postgres, ("Site:PublicReading", "true"));
    }

    public async ValueTask DisposeAsync()
    {
        if (sample is not null) await sample.DisposeAsync();
        if (empty is not null) await empty.DisposeAsync();
    }

    /// <summary>A client that shows redirects instead of following them.</summary>
    public HttpClient Client() => ClientOf(Address);

    internal static HttpClient ClientOf(string address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = new Uri(address) };

    private static string AddressOf(StartedSite site) => site.Address.GetLeftPart(UriPartial.Authority);
}
