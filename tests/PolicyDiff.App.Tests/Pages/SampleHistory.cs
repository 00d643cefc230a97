using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>
/// Fills a database as the program would: captures of invented pages go through the ordinary intake, and everything else is derived by the
/// ordinary rules. Two organizations (one with a hostile name), three policies, 2003–2026, three origins, failures and a moved address.
/// </summary>
internal static class SampleHistory
{
    internal const string HostileName = "Pine & <b>Harbour</b>";

    internal static async Task FillAsync(string connectionString)
    {
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton(TimeProvider.System).AddStorage(connectionString).AddHistory()
            .BuildServiceProvider();
        var factory = services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>();
        await DatabaseMigrator.MigrateAsync(factory, services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        var kestrel = await AddOrganizationAsync(factory, "kestrel-mail", "Kestrel Mail");
        var harbour = await AddOrganizationAsync(factory, "pine-harbour", HostileName);
        var fill = new Filling(factory, services.GetRequiredService<Intake>(), services.GetRequiredService<Historian>());

        var privacy = await AddPolicyAsync(factory, kestrel, "Privacy Policy", ("https://www.kestrel-mail.example/privacy", true), ("http://kestrelmail.example/privacy.html", false));
        await fill.PrivacyAsync(privacy);
        var terms = await AddPolicyAsync(factory, kestrel, "Terms of Service", ("https://www.kestrel-mail.example/legal/terms?lang=en&region=international-customers-outside-the-european-economic-area", true));
        await fill.TermsAsync(terms);
        var shop = await AddPolicyAsync(factory, harbour, "Privacy Policy", ("https://pine-harbour.example/privacy", false));
        await fill.ShopAsync(shop);
    }

    /// <summary>As if the shop's newest capture had been read otherwise by older rules: the name of that text, and of today's.</summary>
    internal static async Task<(string Old, string Now)> ReadAnewAsync(string connectionString)
    {
        await using var db = SamplePages.Open(connectionString);
        var newest = await db.Versions.Where(version => version.Policy.Organization.Slug == "pine-harbour").OrderByDescending(version => version.Position).FirstAsync();
        var text = new PolicyText("Privacy", "en", [new Block(BlockKind.Paragraph, 0, null, [new Span("What older rules made of the page.")])]);
        var canonical = Canonical.Of(text);
        var faithful = await new TextShelf(TimeProvider.System).PutAsync(db, text, canonical, CancellationToken.None);
        db.Readings.Add(new Reading { CaptureId = newest.LastCaptureId, RulesVersion = 0, Current = false, Outcome = CaptureOutcome.Ok, TextHash = canonical.Hash, FaithfulHash = faithful });
        await db.SaveChangesAsync();
        return (canonical.Hash.Abbreviated, newest.TextHash.Abbreviated);
    }

    private static async Task<long> AddOrganizationAsync(IDbContextFactory<PolicyDiffDb> factory, string slug, string name)
    {
        await using var db = await factory.CreateDbContextAsync();
        var row = db.Organizations.Add(new Organization { Slug = slug, Name = name, CreatedAt = Instant("2026-01-01") }).Entity;
        await db.SaveChangesAsync();
        return row.Id;
    }

    private static async Task<Policy> AddPolicyAsync(IDbContextFactory<PolicyDiffDb> factory, long organization, string type, params (string Address, bool Live)[] addresses)
    {
        await using var db = await factory.CreateDbContextAsync();
        var live = addresses.Any(address => address.Live);
        var policy = new Policy
        {
            OrganizationId = organization,
            Slug = type.ToLowerInvariant().Replace(' ', '-'),
            Name = type,
            Type = type,
            Language = "en",
            CreatedAt = Instant("2026-01-01"),
            CheckInterval = live ? TimeSpan.FromHours(12) : null,
            LastCheckedAt = live ? Instant("2026-11-20") : null,
            NextCheckAt = live ? Instant("2099-01-01") : null,
        };
        foreach (var (address, isLive) in addresses)
        {
            policy.Sources.Add(new PolicySource { Source = new Source { Address = address, CreatedAt = Instant("2026-01-01") }, Live = isLive });
        }

        db.Policies.Add(policy);
        await db.SaveChangesAsync();
        return policy;
    }

    internal static DateTimeOffset Instant(string written) =>
        DateTimeOffset.Parse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private sealed class Filling(IDbContextFactory<PolicyDiffDb> factory, Intake intake, Historian historian)
    {
        internal async Task PrivacyAsync(Policy policy)
        {
            var pages = SampleTexts.Privacy("Kestrel Mail");
            var (now, old) = (policy.Sources[0], policy.Sources[1]);
            await ArchivedAsync(old, "2003-05-01T08:12:44", pages[0]);
            await ArchivedAsync(old, "2004-02-11T10:00:00", pages[0]);
            await ArchivedAsync(old, "2004-12-30T23:59:10", pages[0]);
            await ArchivedAsync(old, "2005-06-18T04:41:02", pages[1]);
            await ArchivedAsync(old, "2006-03-02T12:00:00", pages[1]);
            await ArchivedAsync(old, "2006-09-09T12:00:00", "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The page was not found on this server.</p></body></html>", 404);
            await ArchivedAsync(old, "2007-01-20T07:30:00", pages[2]);
            await ArchivedAsync(old, "2009-11-03T07:30:00", pages[2]);
            await ArchivedAsync(now, "2010-04-04T16:20:00", pages[3]);
            await ArchivedAsync(now, "2012-04-04T16:20:00", pages[3]);
            await ArchivedAsync(now, "2012-05-01T16:20:00", pages[4]);
            await ArchivedAsync(now, "2013-10-01T16:20:00", pages[4]);
            await ArchivedAsync(now, "2014-02-01T09:00:00", "", 200);
            await ImportedAsync(now, "2016-07-01T00:00:00", pages[5]);
            await ArchivedAsync(now, "2019-03-02T04:11:00", pages[5]);
            await ArchivedAsync(now, "2019-03-03T04:12:00", pages[6]);
            await ArchivedAsync(now, "2023-08-15T11:00:00", pages[6]);
            await ArchivedAsync(now, "2023-09-01T11:00:00", pages[7]);
            await ArchivedAsync(now, "2024-06-01T11:00:00", pages[8]);
            for (var day = 0; day < 120; day++) await LiveAsync(now, Instant("2026-06-01T06:00:00").AddDays(day), day < 100 ? pages[8] : pages[9]);
            await FailedAsync(now, Instant("2026-10-02T06:00:00"));
            await LiveAsync(now, Instant("2026-10-03T06:00:00"), pages[9]);
            await ListAsync(now.SourceId, listed: 830, fetched: 19, unplayable: 3);
            await historian.ArrangeAsync(policy.Id, ArrangeCause.Past, null, CancellationToken.None);
        }

        internal async Task TermsAsync(Policy policy)
        {
            var pages = SampleTexts.Terms("Kestrel Mail");
            var source = policy.Sources[0];
            var days = new[] { "2011-01-05", "2013-02-09", "2015-07-30", "2018-05-25", "2021-12-01" };
            for (var index = 0; index < days.Length; index++)
            {
                await ArchivedAsync(source, days[index] + "T10:30:00", pages[index]);
                await ArchivedAsync(source, days[index][..4] + "-12-24T18:00:00", pages[index]);
            }

            // There and back again, twice: one address, two occurrences.
            foreach (var (day, page) in new[] { ("2026-07-01", 5), ("2026-07-15", 4), ("2026-08-20", 5), ("2026-08-21", 5), ("2026-11-18", 6), ("2026-11-19", 6) })
            {
                await LiveAsync(source, Instant(day + "T09:15:00"), pages[page]);
            }

            await historian.ArrangeAsync(policy.Id, ArrangeCause.Past, null, CancellationToken.None);
        }

        internal async Task ShopAsync(Policy policy)
        {
            var pages = SampleTexts.Privacy("Pine &amp; Harbour");
            var days = new[] { "2008-03-03", "2010-01-14", "2014-08-22", "2018-05-24", "2018-06-02", "2020-02-02", "2022-09-10", "2024-01-30" };
            for (var index = 0; index < days.Length; index++) await ArchivedAsync(policy.Sources[0], days[index] + "T03:00:00", pages[index]);
            await historian.ArrangeAsync(policy.Id, ArrangeCause.Past, null, CancellationToken.None);
        }

        private Task<TakenCapture> ArchivedAsync(PolicySource source, string instant, string page, int status = 200)
        {
            var at = Instant(instant);
            var stamp = at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
            return TakeAsync(new()
            {
                SourceId = source.SourceId,
                Origin = "wayback",
                Instant = at,
                RequestedAddress = source.Source.Address,
                FinalAddress = source.Source.Address,
                Status = status,
                Headers = [new("Content-Type", "text/html; charset=utf-8")],
                Body = System.Text.Encoding.UTF8.GetBytes(page),
                ArchiveAddress = $"https://archive.example/web/{stamp}/{source.Source.Address}",
            });
        }

        private Task<TakenCapture> ImportedAsync(PolicySource source, string instant, string page) => TakeAsync(new()
        {
            SourceId = source.SourceId,
            Origin = "import:corpus",
            Instant = Instant(instant),
            RequestedAddress = source.Source.Address,
            Status = 200,
            Headers = [new("Content-Type", "text/html; charset=utf-8")],
            Body = System.Text.Encoding.UTF8.GetBytes(page),
        });

        private Task<TakenCapture> LiveAsync(PolicySource source, DateTimeOffset instant, string page) => TakeAsync(new()
        {
            SourceId = source.SourceId,
            Origin = "live",
            Instant = instant,
            RequestedAddress = source.Source.Address,
            FinalAddress = source.Source.Address + "#/",
            Redirects = [new(source.Source.Address, 301)],
            Status = 200,
            Headers = [new("Content-Type", "text/html; charset=utf-8")],
            Body = System.Text.Encoding.UTF8.GetBytes(page),
        });

        private Task<TakenCapture> FailedAsync(PolicySource source, DateTimeOffset instant) => TakeAsync(new()
        {
            SourceId = source.SourceId,
            Origin = "live",
            Instant = instant,
            RequestedAddress = source.Source.Address,
            Failure = "timeout",
            FailureSentence = "The server did not answer within 30 seconds.",
        });

        private Task<TakenCapture> TakeAsync(ReceivedCapture capture) => intake.TakeAsync(capture, CancellationToken.None);

        private async Task ListAsync(long source, int listed, int fetched, int unplayable)
        {
            await using var db = await factory.CreateDbContextAsync();
            for (var index = 0; index < listed; index++)
            {
                var at = Instant("2010-01-01").AddDays(index * 6);
                db.Mementos.Add(new ListedMemento
                {
                    SourceId = source,
                    Archive = "wayback",
                    Stamp = at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
                    Instant = at,
                    Original = "https://www.kestrel-mail.example/privacy",
                    ListedAt = Instant("2026-01-01"),
                    State = index < fetched ? ListedMemento.Fetched : index < fetched + unplayable ? ListedMemento.Unplayable : ListedMemento.Listed,
                });
            }

            await db.SaveChangesAsync();
        }
    }
}
