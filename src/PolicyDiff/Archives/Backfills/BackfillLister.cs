using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.Backfills;

/// <summary>Asks an archive's index for all captures of a source, page by page; what it lists is added to what it ever listed.</summary>
public sealed class BackfillLister(IDbContextFactory<PolicyDiffDb> factory, MementoShelf shelf, TimeProvider time)
{
    /// <summary>A complete listing younger than this serves the other policies of the same page too.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>A listing that broke off longer ago begins anew: meanwhile the archive may hold more.</summary>
    private static readonly TimeSpan GoesOn = TimeSpan.FromDays(1);

    /// <summary>Lists the source. Complete, or why it is not: a failed listing is never an empty one.</summary>
    public async Task<ListingResult> ListAsync(IWebArchive archive, Source source, CancellationToken cancellationToken)
    {
        if (await HasFreshAsync(archive, source, cancellationToken)) return new(ListingOutcome.Complete, "", null);
        var started = time.GetUtcNow();
        int lines = 0, unreadable = 0;
        var begun = await BrokenOffAsync(archive, source, cancellationToken);
        var resumeKey = begun;
        string? askedWith;
        ListingPage page;
        do
        {
            askedWith = resumeKey;
            page = await archive.ListAsync(new(source.Address, ResumeKey: resumeKey), cancellationToken);
            var entries = page.Entries.Where(CanBeKept).ToList();
            lines += entries.Count;
            unreadable += page.Unreadable.Count + page.Entries.Count - entries.Count;
            if (entries.Count > 0) await shelf.AddAsync(source.Id, archive.Id, entries, cancellationToken);
            resumeKey = page.ResumeKey;
        }
        while (page.Outcome == ListingOutcome.Partial && resumeKey is not null);

        await RecordAsync(
            new Listing
            {
                SourceId = source.Id,
                Archive = archive.Id,
                Outcome = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(page.Outcome.ToString()),
                Sentence = Sentence(page, unreadable),
                Lines = lines,
                Unreadable = unreadable,
                ResumeKey = page.Outcome == ListingOutcome.Throttled || (page.Outcome == ListingOutcome.Failed && askedWith != begun) ? askedWith : null,
                StartedAt = started,
                FinishedAt = time.GetUtcNow(),
            },
            cancellationToken);
        return new(page.Outcome, page.Sentence, page.RetryAfter);
    }

    // The database's text knows no NUL, and its index no key longer than this.
    private static bool CanBeKept(CdxEntry entry) =>
        System.Text.Encoding.UTF8.GetByteCount(entry.Original) <= 2000
        && !$"{entry.Original}{entry.MimeType}{entry.Digest}".Contains('\0', StringComparison.Ordinal);

    private static string? Sentence(ListingPage page, int unreadable) =>
        page.Sentence.Length > 0 ? page.Sentence
        : unreadable > 0 ? $"{unreadable} lines name no capture and were left out."
        : null;

    /// <summary>
    /// Where the last listing broke off, so that what the archive has answered already is not asked again. A place that failed twice is left: the listing begins anew.
    /// </summary>
    private async Task<string?> BrokenOffAsync(IWebArchive archive, Source source, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - GoesOn;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var last = await db.Listings.AsNoTracking().Where(row => row.SourceId == source.Id && row.Archive == archive.Id)
            .OrderByDescending(row => row.FinishedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return last?.FinishedAt > since ? last.ResumeKey : null;
    }

    private async Task<bool> HasFreshAsync(IWebArchive archive, Source source, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Fresh;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Listings.AnyAsync(
            row => row.SourceId == source.Id && row.Archive == archive.Id && row.Outcome == "complete" && row.FinishedAt > since, cancellationToken);
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
