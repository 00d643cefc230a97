using PolicyDiff.Archives.Cdx;

namespace PolicyDiff.Archives.Backfills;

/// <summary>
/// The course of one listing, page by page. An index may stop in the middle without saying so, so the end is asked for once more, from the last capture
/// on: only when that brings nothing new is it the end. Pure: takes pages, says what to ask next and how it ended.
/// </summary>
/// <param name="address">Of the page.</param>
/// <param name="start">Where an earlier one broke off, as its <see cref="Reached"/>; null for the whole.</param>
/// <param name="mayBeCut">Whether the index may stop without saying so.</param>
/// <param name="indexLimit">Lines of one address after which it does.</param>
internal sealed class ListingCourse(string address, string? start, bool mayBeCut, int indexLimit)
{
    /// <summary>Each brings captures that none before had; so many mean that something is wrong with the index.</summary>
    private const int MostParts = 100;

    private readonly HashSet<(string Stamp, string Original)> seen = [];
    private string sentence = "";
    private string? lastStamp = start;
    private int parts;
    private int newInPart;
    private int linesInPart;
    private int longestPart;

    /// <summary>What to ask; null when it is over.</summary>
    public ListingRequest? Next { get; private set; } = new(address, From: InstantOf(start));

    /// <summary>Only with <see cref="Next"/> null. <see cref="ListingOutcome.Partial"/>: cut by the index, all that it shows is known.</summary>
    public ListingOutcome Outcome { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>All captures before this timestamp are listed.</summary>
    public string? Reached { get; private set; } = start;

    /// <summary>Captures listed and repetitions of them, without those that were asked for twice.</summary>
    public int Lines { get; private set; }

    public int Unreadable { get; private set; }

    /// <summary>For people; null when there is nothing to say.</summary>
    public string? Saying =>
        sentence.Length > 0 ? sentence
        : Unreadable > 0 ? $"{Unreadable} lines name no capture and were left out."
        : null;

    /// <param name="page">The answer to <see cref="Next"/>.</param>
    /// <param name="kept">How many of its entries could be stored.</param>
    public void Take(ListingPage page, int kept)
    {
        var fresh = page.Entries.Count(entry => seen.Add((entry.Timestamp, entry.Original)));
        newInPart += fresh;
        linesInPart += page.Entries.Count + page.Duplicates + page.Unreadable.Count;
        // What was asked for twice is not counted twice.
        if (parts == 0 || fresh > 0)
        {
            Lines += Math.Max(0, fresh - (page.Entries.Count - kept)) + page.Duplicates;
            Unreadable += page.Unreadable.Count + page.Entries.Count - kept;
        }

        // A repaired stamp stands elsewhere in the index's order than its instant says.
        if (page.Entries.LastOrDefault(entry => !entry.TimestampRepaired) is { } last) lastStamp = last.Timestamp;
        if (page.Outcome is ListingOutcome.Partial or ListingOutcome.Complete) Reached = lastStamp;
        if (page.Outcome == ListingOutcome.Partial && page.ResumeKey is { } key) Next = Next! with { ResumeKey = key };
        else if (page.Outcome != ListingOutcome.Complete) End(page.Outcome, page.Sentence, page.RetryAfter);
        else EndPart();
    }

    private void EndPart()
    {
        longestPart = Math.Max(longestPart, linesInPart);
        if (mayBeCut && newInPart > 0 && ++parts < MostParts && InstantOf(lastStamp) is { } from)
        {
            (newInPart, linesInPart) = (0, 0);
            Next = new(address, From: from);
            return;
        }

        if (!mayBeCut || (longestPart < indexLimit && parts < MostParts)) End(ListingOutcome.Complete, "", null);
        else End(ListingOutcome.Partial, $"The index gave {longestPart.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} lines and no more, which is as many as it shows of one address: later captures may not be listed.", null);
    }

    private static DateTimeOffset? InstantOf(string? stamp) => stamp is not null && ArchiveTimestamp.TryParse(stamp, out var instant, out _) ? instant : null;

    private void End(ListingOutcome outcome, string said, TimeSpan? retryAfter)
    {
        Next = null;
        (Outcome, sentence, RetryAfter) = (outcome, said, retryAfter);
    }
}
