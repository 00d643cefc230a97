using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.App.Tests.Forms;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>Policies of one ferry company, and what was received of each, arranged as the program does it.</summary>
internal sealed class PageHistory(StartedSite site)
{
    private readonly Organization ferry = new() { Slug = "lantern-ferry", Name = "Lantern Ferry", CreatedAt = Forms.Rows.Now };

    internal static DateTimeOffset Start { get; } = new(2020, 1, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>A policy at an address of its own; nothing is known of it yet.</summary>
    internal async Task<PolicySource> TrackAsync(string name)
    {
        var policy = Forms.Rows.Policy(ferry.Name, name);
        if (ferry.Id == 0) policy.Organization = ferry;
        else (policy.Organization, policy.OrganizationId) = (null!, ferry.Id);
        var pairing = Forms.Rows.Pairing(policy, $"https://ferry.example/{policy.Slug}");
        await site.SaveAsync(policy, pairing);
        return pairing;
    }

    /// <summary>What the policy's address answered on a day of 2020; the page's clauses, or none for "gone".</summary>
    internal async Task TakeAsync(PolicySource pairing, double day, params string[] clauses)
    {
        var page = $"<html><head><title>{pairing.Policy.Name}</title></head><body><h1>{pairing.Policy.Name}</h1>{string.Concat(clauses.Select(clause => $"<p>{clause}</p>"))}</body></html>";
        await site.Services.GetRequiredService<Intake>().TakeAsync(
            new()
            {
                SourceId = pairing.SourceId,
                Origin = Observation.Live,
                Instant = Start.AddDays(day),
                RequestedAddress = pairing.Source.Address,
                FinalAddress = pairing.Source.Address,
                Status = clauses.Length == 0 ? 410 : 200,
                Headers = [new("Content-Type", "text/html; charset=utf-8")],
                Body = System.Text.Encoding.UTF8.GetBytes(clauses.Length == 0 ? "<title>Gone</title><h1>Gone</h1>" : page),
            },
            TestContext.Current.CancellationToken);
        await site.Services.GetRequiredService<Historian>().ArrangeAsync(pairing.PolicyId, ArrangeCause.Past, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Pictures the page where POLICYDIFF_SCREENSHOTS names a folder, to be looked at.</summary>
    internal static async Task PictureAsync(Microsoft.Playwright.IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("POLICYDIFF_SCREENSHOTS") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
