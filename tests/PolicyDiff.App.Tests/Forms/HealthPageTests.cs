using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Tests.Forms;

public sealed class HealthPageTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_policy_is_in_the_state_that_needs_somebody_most()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await site.SaveAsync(
        [
            .. Watched("Blocked", CaptureOutcome.Blocked, 1),
            .. Watched("Fine", CaptureOutcome.Ok, 1),
            .. Watched("Late", CaptureOutcome.Ok, -2),
            .. Watched("Slightly late", CaptureOutcome.Ok, -0.05),
            .. Watched("New", null, 1),
            Rows.Policy("Imported", "Policy"),
        ]);

        var view = await site.Services.GetRequiredService<TrackingHealth>().ViewAsync(Cancellation);

        Assert.Equal(
            [
                ("Blocked", TrackingState.Failing), ("Late", TrackingState.Overdue), ("New", TrackingState.NeverChecked),
                ("Fine", TrackingState.Healthy), ("Slightly late", TrackingState.Healthy), ("Imported", TrackingState.NotWatched),
            ],
            view.Items.Select(item => (item.Organization, item.State)));
    }

    [Fact]
    public async Task A_failing_policy_says_why_and_what_helps()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await site.SaveAsync(Watched("Blocked", CaptureOutcome.Blocked, 1));
        using var reader = await site.SignedInAsync(Account.Reader);

        var page = await reader.ReadAsync("/health");

        Assert.Contains("The page shows a challenge.", page, StringComparison.Ordinal);
        Assert.Contains("ask for a backfill", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_newest_live_capture_counts()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var policy = Rows.Policy("Mended", "Policy", Daily);
        var pairing = Rows.Pairing(policy, "https://example.org/mended");
        var old = Rows.Capture(pairing, CaptureOutcome.Blocked);
        old.Instant = Rows.Now.AddHours(-3);
        var archived = Rows.Capture(pairing, CaptureOutcome.ArchivedError, "wayback");
        archived.Instant = Rows.Now.AddHours(1);
        await site.SaveAsync(policy, pairing, old, archived, Rows.Capture(pairing, CaptureOutcome.Ok));

        var item = Assert.Single((await site.Services.GetRequiredService<TrackingHealth>().ViewAsync(Cancellation)).Items);

        Assert.Equal(TrackingState.Healthy, item.State);
    }

    [Fact]
    public async Task Strangers_learn_no_versions()
    {
        await using var site = await StartedSite.StartAsync(postgres, ("Site:PublicReading", "true"));
        using var stranger = site.NewVisitor();
        using var reader = await site.SignedInAsync(Account.Reader);

        Assert.DoesNotContain("PostgreSQL", await stranger.ReadAsync("/health"), StringComparison.Ordinal);
        Assert.Contains("PostgreSQL", await reader.ReadAsync("/health"), StringComparison.Ordinal);
    }

    private static object[] Watched(string name, CaptureOutcome? outcome, double nextCheckInDays)
    {
        var policy = Rows.Policy(name, "Policy", Daily);
        policy.NextCheckAt = Rows.Now.AddDays(nextCheckInDays);
        var pairing = Rows.Pairing(policy, $"https://example.org/{Uri.EscapeDataString(name)}");
        return outcome is { } known ? [policy, pairing, Rows.Capture(pairing, known)] : [policy, pairing];
    }
}
