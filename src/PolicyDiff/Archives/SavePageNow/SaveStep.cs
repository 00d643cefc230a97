using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Fetching;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.SavePageNow;

/// <summary>One step of saving a page: hand it in, look how the job goes, or look whether the copy is there. Changes the request's row in memory.</summary>
internal sealed class SaveStep(IDbContextFactory<PolicyDiffDb> factory, SaveClient client, WaybackMachine archive, TimeProvider time, TimeSpan patience)
{
    private const int MostAttempts = 4;
    private const int MostPerDay = 10;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>The index knows a new copy after seconds, or hours.</summary>
    private static readonly TimeSpan IndexDelay = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    /// <summary>Takes the step; <paramref name="store"/> writes the row before the page is handed in.</summary>
    public Task TakeAsync(SaveRequest request, Func<SaveRequest, Task> store, CancellationToken cancellationToken) =>
        request is { State: SaveRequest.Saving, JobId: { } job } ? FollowAsync(request, job, cancellationToken) : HandInAsync(request, store, cancellationToken);

    private async Task FollowAsync(SaveRequest request, string job, CancellationToken cancellationToken)
    {
        var answer = await client.StatusAsync(job, cancellationToken);
        var said = answer is { Failure: null, Status: 200 } ? SaveAnswer.Read(answer.Body) : null;
        if (said?.Status == "success" && said.Stamp is { } stamp) Finish(request, stamp, said.Original ?? await AddressAsync(request, cancellationToken));
        else if (said?.Status == "error") Fail(request, said);
        else if (time.GetUtcNow() >= request.DeadlineAt)
        {
            (request.State, request.JobId) = (SaveRequest.Waiting, null);
            Wait(request, TimeSpan.Zero, "The Wayback Machine did not say in time how it went; its index is asked whether the copy is there.");
        }
        else Wait(request, RetryAfter(answer, Poll), said is null ? "The Wayback Machine did not answer how it goes; it is asked again." : "The Wayback Machine is saving the page.");
    }

    private async Task HandInAsync(SaveRequest request, Func<SaveRequest, Task> store, CancellationToken cancellationToken)
    {
        var address = await AddressAsync(request, cancellationToken);
        if (request.Attempts > 0 && await IsThereOrUnknownAsync(request, address, cancellationToken)) return;
        if (request.Attempts >= MostAttempts)
        {
            End(request, $"The Wayback Machine did not save the page in {MostAttempts} tries.");
            return;
        }

        if (await IsLimitedAsync(request, cancellationToken)) return;
        var now = time.GetUtcNow();
        request.Attempts++;
        (request.SubmittedAt, request.DeadlineAt, request.Sentence) = (now, now + patience, "The page is being handed to the Wayback Machine.");
        // Written before: whoever finds this row after a crash asks the index first.
        await store(request);
        var sinceSeen = now - request.NotBefore;
        Take(request, await client.SubmitAsync(address, sinceSeen > Soon ? sinceSeen : Soon, cancellationToken));
    }

    private void Take(SaveRequest request, ExchangeAnswer answer)
    {
        var said = answer.Failure is null ? SaveAnswer.Read(answer.Body) : null;
        if (answer is { Failure: null, Status: 401 or 403 } && said?.Code is null) End(request, "The Wayback Machine did not accept the keys: look at Archives__Wayback__AccessKey and Archives__Wayback__SecretKey.");
        else if (said?.Status == "error" || (said?.Code is not null && said.JobId is null)) Fail(request, said);
        else if (said?.JobId is { } job && answer.Status is >= 200 and < 300)
        {
            (request.State, request.JobId) = (SaveRequest.Saving, job);
            request.DeadlineAt += said.Wait ?? TimeSpan.Zero;
            Wait(request, Poll, said.Wait is null ? "The Wayback Machine is saving the page." : $"The Wayback Machine says: {said.Message}");
        }
        else if (said?.Message is { } message)
        {
            // Told to wait: nothing was handed in.
            request.Attempts--;
            Wait(request, said.Wait ?? RetryAfter(answer, Soon), $"The Wayback Machine says: {message}");
        }
        else if (answer is { Failure: null, Status: 429 })
        {
            request.Attempts--;
            Wait(request, RetryAfter(answer, Soon), "The Wayback Machine asks for a pause; the page is handed in after it.");
        }
        else Wait(request, IndexDelay, "The Wayback Machine gave no clear answer and may have saved the page; its index is asked before the page is handed in again.");
    }

    /// <summary>True when there is nothing more to do now: the copy is there, or nobody can say whether it is.</summary>
    private async Task<bool> IsThereOrUnknownAsync(SaveRequest request, string address, CancellationToken cancellationToken)
    {
        var listing = await archive.ListAsync(new(address, From: request.NotBefore), cancellationToken);
        if (listing.Entries.Where(entry => entry.Instant >= Seconds(request.NotBefore) && entry.Status is null or < 300).MaxBy(entry => entry.Instant) is { } copy)
        {
            Finish(request, copy.Timestamp, copy.Original);
            return true;
        }

        if (listing.Outcome is ListingOutcome.Complete or ListingOutcome.Partial) return false;
        if (listing.Outcome == ListingOutcome.Excluded) End(request, listing.Sentence);
        else Wait(request, listing.RetryAfter ?? IndexDelay, $"Whether the copy is there could not be asked: {listing.Sentence}");
        return true;
    }

    /// <summary>True when the limits of the page or of the account leave nothing now.</summary>
    private async Task<bool> IsLimitedAsync(SaveRequest request, CancellationToken cancellationToken)
    {
        var today = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var handedIn = await db.SaveRequests.Where(row => row.SourceId == request.SourceId && row.SubmittedAt >= today).SumAsync(row => row.Attempts, cancellationToken);
        if (handedIn >= MostPerDay)
        {
            Tomorrow(request, $"The Wayback Machine takes a page {MostPerDay} times a day.");
            return true;
        }

        var answer = await client.AccountAsync(cancellationToken);
        if (answer is { Failure: null, Status: 401 }) End(request, "The Wayback Machine did not accept the keys: look at Archives__Wayback__AccessKey and Archives__Wayback__SecretKey.");
        else if (answer.Failure is null && SaveAnswer.Read(answer.Body) is { } account && account.LeftToday <= 0) Tomorrow(request, "The account's captures of the day are used up.");
        else if (answer.Failure is null && SaveAnswer.Read(answer.Body) is { Available: <= 0 }) Wait(request, Soon, "The account has as many pages being saved as it may.");
        else return false;
        return true;
    }

    private void Fail(SaveRequest request, SaveAnswer said)
    {
        (request.State, request.JobId) = (SaveRequest.Waiting, null);
        var sentence = $"The Wayback Machine could not save the page{(said.Message is null ? "." : $": {said.Message}")}";
        var kind = SaveErrors.KindOf(said.Code);
        if (kind == SaveErrorKind.Final || (kind == SaveErrorKind.Passing && request.Attempts >= MostAttempts)) End(request, sentence);
        else if (kind == SaveErrorKind.Tomorrow) Tomorrow(request, sentence);
        else Wait(request, said.Wait ?? Delays[Math.Clamp(request.Attempts - 1, 0, Delays.Length - 1)], sentence);
    }

    private void Finish(SaveRequest request, string stamp, string original)
    {
        if (ArchiveTimestamp.TryParse(stamp, out var instant, out _) && instant < Seconds(request.NotBefore))
        {
            // An older copy than what is to be kept: it does not show it.
            (request.State, request.JobId) = (SaveRequest.Waiting, null);
            Wait(request, Delays[^1], "The Wayback Machine offered an older copy, which does not show the page as it was seen; it is asked again.");
            return;
        }

        (request.State, request.Stamp, request.Sentence, request.FinishedAt) = (SaveRequest.Done, stamp, null, time.GetUtcNow());
        request.ArchiveAddress = archive.MementoUri(new(stamp, original)).AbsoluteUri;
    }

    private void End(SaveRequest request, string sentence) =>
        (request.State, request.Sentence, request.FinishedAt) = (SaveRequest.Failed, sentence, time.GetUtcNow());

    private void Tomorrow(SaveRequest request, string sentence) => (request.NextAt, request.Sentence) =
        (new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddMinutes(5), $"{sentence} It is tried again tomorrow.");

    private void Wait(SaveRequest request, TimeSpan wait, string sentence) => (request.NextAt, request.Sentence) = (time.GetUtcNow() + wait, sentence);

    private TimeSpan RetryAfter(ExchangeAnswer answer, TimeSpan atLeast) =>
        HeaderText.RetryAfter(answer.Header("Retry-After"), time.GetUtcNow()) is { } asked && asked > atLeast ? asked : atLeast;

    // The archive's instants are whole seconds.
    private static DateTimeOffset Seconds(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private async Task<string> AddressAsync(SaveRequest request, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Sources.Where(row => row.Id == request.SourceId).Select(row => row.Address).SingleAsync(cancellationToken);
    }
}
