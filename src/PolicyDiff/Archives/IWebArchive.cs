namespace PolicyDiff.Archives;

/// <summary>A service that keeps captures of other sites. Calls wait for their turn in the shared budget and never throw for what the archive does.</summary>
public interface IWebArchive
{
    /// <summary>Short name in settings, commands and the database: <c>wayback</c>.</summary>
    string Id { get; }

    /// <summary>Name for people.</summary>
    string DisplayName { get; }

    /// <summary>The index may stop in the middle of a listing without saying so, and can be asked from an instant on: the end is asked for once more.</summary>
    bool MayCutListings => false;

    /// <summary>One page of what the archive's index lists for an address.</summary>
    Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken);

    /// <summary>The original bytes of one memento.</summary>
    Task<MementoResult> FetchAsync(MementoAddress address, CancellationToken cancellationToken);

    /// <summary>The same with a time limit for archives that have slow mementos.</summary>
    Task<MementoResult> FetchAsync(MementoAddress address, Patience patience, CancellationToken cancellationToken) => FetchAsync(address, cancellationToken);

    /// <summary>Where people look at a memento, with the archive's own frame around it.</summary>
    Uri MementoUri(MementoAddress address);

    /// <summary>Where a memento's original bytes are.</summary>
    Uri RawUri(MementoAddress address);
}
