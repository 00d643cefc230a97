using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Fetching;

public class FetchingServicesTests
{
    [Fact]
    public void Hosts_on_one_line_and_as_a_list_mean_the_same()
    {
        var line = Settings(("Fetching:AllowedPrivateHosts", "127.0.0.1:8089, localhost"));
        var list = Settings(("Fetching:AllowedPrivateHosts:0", "127.0.0.1:8089"), ("Fetching:AllowedPrivateHosts:1", "localhost"));
        foreach (var settings in new[] { line, list })
        {
            using var services = Provide(settings);
            var allowed = services.GetRequiredService<Connector>().Allowed;

            Assert.True(AddressRules.Check(new Uri("http://127.0.0.1:8089/"), allowed).Allowed);
            Assert.True(AddressRules.Check(new Uri("http://localhost:1/"), allowed).Allowed);
            Assert.False(AddressRules.Check(new Uri("http://127.0.0.1:8090/"), allowed).Allowed);
        }
    }

    [Fact]
    public void An_empty_setting_opens_nothing()
    {
        using var services = Provide(Settings(("Fetching:AllowedPrivateHosts", "")));

        Assert.False(AddressRules.Check(new Uri("http://127.0.0.1/"), services.GetRequiredService<Connector>().Allowed).Allowed);
    }

    [Theory]
    [InlineData("Fetching:AllowedPrivateHosts", "http://localhost", "Fetching__AllowedPrivateHosts")]
    [InlineData("Fetching:MaxBytes", "3", "MaxBytes")]
    [InlineData("Fetching:UserAgent", "", "UserAgent")]
    [InlineData("Fetching:TimeoutSeconds", "0", "TimeoutSeconds")]
    public void A_wrong_setting_is_named(string name, string value, string named)
    {
        using var services = Provide(Settings((name, value)));
        var wrong = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<FetchingOptions>>().Value);

        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Archives:Wayback:BaseUrl", "ftp://archive.example", "Archives__Wayback__BaseUrl")]
    [InlineData("Archives:Wayback:PageSize", "10", "PageSize")]
    [InlineData("Archives:Wayback:ListingsPerMinute", "0", "ListingsPerMinute")]
    public void A_wrong_setting_of_the_archive_is_named(string name, string value, string named)
    {
        using var services = Provide(Settings((name, value)));
        var wrong = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<WaybackOptions>>().Value);

        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_that_is_registered_first_is_the_one_used()
    {
        var services = new ServiceCollection();
        services.AddSingleton(Settings());
        services.AddLogging();
        var mine = new LocalBudget(TimeProvider.System);
        services.AddSingleton<IBudget>(mine);
        services.AddFetching().AddArchives();
        using var provider = services.BuildServiceProvider();

        Assert.Same(mine, provider.GetRequiredService<IBudget>());
        Assert.NotNull(provider.GetRequiredService<PageFetcher>());
        Assert.Equal("wayback", Assert.Single(provider.GetServices<IWebArchive>()).Id);
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build();

    private static ServiceProvider Provide(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging();
        services.AddFetching().AddArchives();
        return services.BuildServiceProvider();
    }
}
