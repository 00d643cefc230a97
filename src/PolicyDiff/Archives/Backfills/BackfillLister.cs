using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.Backfills;

/// <summary>Asks an archive's index for all captures of a source, page by page; what it lists is added to what it ever listed.</summary>
public sealed class BackfillLister(IDbContextFactory<PolicyDiffDb> factory, MementoShelf shelf, TimeProvider time)
{
    /// <summary>A complete listing younger than this serves the other policies of the same page too.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>What a listing that broke off had is known for sure so long; an older one begins anew.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3),
    ];

    /// <summary>Index lines of one address after which an index may stop without saying so: 150,000 of the Wayback Machine's.</summary>
    internal int IndexLimit { get; init; } = 150_000;

    /// <summary>Lists the source. Complete, or why it is not: a failed listing is never an empty one.</summary>
    public async Task<ListingResult> ListAsync(IWebArchive archive, Source source, CancellationToken cancellationToken)
    {
        var before = await NewestAsync(archive, source, cancellationToken);
        var started = time.GetUtcNow();
        if (before.Any(row => row.Outcome == "complete" && row.FinishedAt > started - Fresh)) return new(ListingOutcome.Complete, "", null);
        var broken = before.TakeWhile(row => row.Outcome is "failed" or "throttled" && row.FinishedAt > started - Recent).ToList();
        var start = broken.Count > 0 ? broken[0].Reached : null;
        var course = new ListingCourse(source.Address, start, archive.MayCutListings, IndexLimit);
        while (course.Next is { } request)
        {
            var page = await archive.ListAsync(request, cancellationToken);
            var entries = page.Entries.Where(CanBeKept).ToList();
            if (entries.Count > 0) await shelf.AddAsync(source.Id, archive.Id, entries, cancellationToken);
            course.Take(page, entries.Count);
        }

        await RecordAsync(
            new Listing
            {
                SourceId = source.Id,
                Archive = archive.Id,
                Outcome = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(course.Outcome.ToString()),
                Sentence = course.Saying,
                Lines = course.Lines,
                Unreadable = course.Unreadable,
                Reached = course.Outcome is ListingOutcome.Failed or ListingOutcome.Throttled ? course.Reached : null,
                StartedAt = started,
                FinishedAt = time.GetUtcNow(),
            },
            cancellationToken);
        // What a cut index shows is worth reading; that there may be more is on record.
        var outcome = course.Outcome == ListingOutcome.Partial ? ListingOutcome.Complete : course.Outcome;
        return new(outcome, course.Saying ?? "", course.RetryAfter ?? Delay(course.Reached == start ? broken.Count : 0));
    }

    // The database's text knows no NUL, and its index no key longer than this.
    private static bool CanBeKept(CdxEntry entry) =>
        System.Text.Encoding.UTF8.GetByteCount(entry.Original) <= 2000
        && !$"{entry.Original}{entry.MimeType}{entry.Digest}".Contains('\0', StringComparison.Ordinal);

    /// <summary>Soon at first, for a passing fault; later ones are left to whoever asks.</summary>
    private static TimeSpan? Delay(int failures) => failures < Delays.Length ? Delays[failures] : null;

    /// <summary>How the last listings ended, newest first.</summary>
    private async Task<List<Listing>> NewestAsync(IWebArchive archive, Source source, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Listings.AsNoTracking().Where(row => row.SourceId == source.Id && row.Archive == archive.Id)
            .OrderByDescending(row => row.FinishedAt).ThenByDescending(row => row.Id).Take(Delays.Length + 1).ToListAsync(cancellationToken);
    }

    private async Task RecordAsync(Listing listing, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        db.Listings.Add(listing);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>How a listing ended.</summary>
/// <param name="Outcome">Complete, or why not.</param>
/// <param name="Sentence">For people; empty when all is well.</param>
/// <param name="RetryAfter">Not sooner again than this; null when nothing was said.</param>
public sealed record ListingResult(ListingOutcome Outcome, string Sentence, TimeSpan? RetryAfter);
