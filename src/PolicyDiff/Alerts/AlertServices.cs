using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyDiff.Fetching;
using PolicyDiff.History;

namespace PolicyDiff.Alerts;

/// <summary>Registers writing and delivering alerts.</summary>
public static class AlertServices
{
    /// <summary>
    /// With the mail host of the section <c>Mail</c>, or, where none is set, with an outbox of .eml files.
    /// </summary>
    /// <param name="services">The program's services; <see cref="TimeProvider"/>, storage and fetching are registered too.</param>
    /// <param name="site">Where links in mails lead.</param>
    /// <param name="outboxFolder">The folder of the .eml files; made when the first one is written.</param>
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertSite site, string outboxFolder)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(site);
        services.AddSingleton<AlertDesk>();
        services.AddSingleton<NewsDesk>(provider => provider.GetRequiredService<AlertDesk>().WriteAsync);
        services.AddSingleton<AlertDelivery>();
        services.AddSingleton<IMailSender>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            var clock = provider.GetRequiredService<TimeProvider>();
            if (options.Host is null) return new OutboxMailSender(outboxFolder, options, clock);
            return new SmtpMailSender(options, provider.GetRequiredService<Connector>().OpenAsync, clock);
        });
        return services;
    }
}
