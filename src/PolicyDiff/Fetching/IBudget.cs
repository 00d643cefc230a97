namespace PolicyDiff.Fetching;

/// <summary>
/// Politeness that everybody shares (DESIGN.md invariant 8): one row of slots for each key, an interval apart, whoever asks.
/// </summary>
public interface IBudget
{
    /// <summary>
    /// Reserves the next free slot of <paramref name="key"/> and waits for it without holding a thread, a connection or a
    /// transaction. A pause announced while waiting is obeyed: the slot is given up and another one after the pause taken.
    /// </summary>
    /// <param name="key">Which budget.</param>
    /// <param name="interval">Shortest time to the slot after this one; zero for no limit but the pauses.</param>
    /// <param name="cancellationToken">Gives the slot up; nobody else gets it.</param>
    ValueTask<BudgetTurn> TakeAsync(string key, TimeSpan interval, CancellationToken cancellationToken);

    /// <summary>No slot of <paramref name="key"/> before <paramref name="until"/>; an earlier end never shortens a pause.</summary>
    /// <param name="key">Which budget.</param>
    /// <param name="until">UTC.</param>
    /// <param name="reason">A sentence for people, shown while it lasts.</param>
    /// <param name="cancellationToken">Stops the announcement.</param>
    ValueTask PauseAsync(string key, DateTimeOffset until, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Runs <paramref name="ask"/> when the rule allows it: the service is not at rest, a place among the requests under way is free (first come,
    /// first served) and the next slot has come. Waiting holds no thread, no connection and no transaction.
    /// </summary>
    /// <param name="rule">How the service is asked.</param>
    /// <param name="ask">One request; gives what it says about the service. A pause announced inside it holds before anybody else's next request.</param>
    /// <param name="cancellationToken">Gives place and slot up.</param>
    /// <returns>Null after <paramref name="ask"/> ran; else why it did not, when that lasts for longer than <see cref="VisitRule.LongestWait"/>.</returns>
    ValueTask<Rest?> VisitAsync(VisitRule rule, Func<Task<Contact>> ask, CancellationToken cancellationToken);
}
