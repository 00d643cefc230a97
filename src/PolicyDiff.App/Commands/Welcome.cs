using Microsoft.Extensions.Options;
using PolicyDiff.Alerts;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Hosting;

namespace PolicyDiff.App.Commands;

/// <summary>What a program that goes on running says once it runs: where it is, where the data is, what it does.</summary>
internal static class Welcome
{
    internal static async Task SayAddressesAsync(WebApplication app)
    {
        foreach (var url in app.Urls) await Words.SayAsync($"PolicyDiff is at {Address(url)}  (stop with Ctrl-C)");
    }

    /// <summary>Where the data is, who runs the jobs, where mails go.</summary>
    internal static async Task SayPlacesAsync(IServiceProvider services, bool jobs)
    {
        var database = services.GetRequiredService<OpenDatabase>();
        var mail = services.GetRequiredService<IOptions<MailOptions>>().Value;
        await Words.SayAsync($"Data: {database.Place}");
        await Words.SayAsync(jobs
            ? "Jobs: checks, backfills and mails run here."
            : "Jobs: none run here; start 'policydiff work' for checks, backfills and mails.");
        await Words.SayAsync(mail.Host is { } host
            ? FormattableString.Invariant($"Mails: sent through {host}:{mail.Port}.")
            : $"Mails: no mail host is set (Mail__Host); they are written to {Path.Combine(database.DataFolder, "outbox")}.");
    }

    /// <summary>The link that makes the first account, when there is none.</summary>
    internal static Task<Uri?> OwnerLinkAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl;
        return OwnerLink.CreateAsync(app.Services, site is null ? ListenAddresses.ToOpen(app.Urls.First()) : new Uri(site), cancellationToken);
    }

    internal static string Address(string url) => ListenAddresses.ToOpen(url).GetLeftPart(UriPartial.Authority);
}
