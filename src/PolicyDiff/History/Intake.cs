using PolicyDiff.Storage;

namespace PolicyDiff.History;

/// <summary>The way in for evidence, from wherever: store, read. Arranging follows, once for a batch.</summary>
public sealed class Intake(CaptureShelf shelf, CaptureReader reader)
{
    /// <summary>Stores the capture and reads it; taking the same evidence in twice changes nothing.</summary>
    public async Task<TakenCapture> TakeAsync(ReceivedCapture received, CancellationToken cancellationToken)
    {
        var (id, added) = await shelf.PutAsync(received, cancellationToken);
        return new(id, added, await reader.ReadAsync(id, cancellationToken));
    }
}

/// <summary>A capture that is stored and read.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Added">False when it was there already.</param>
/// <param name="Policies">The policies whose history it may touch.</param>
public sealed record TakenCapture(long Id, bool Added, IReadOnlyList<long> Policies);
