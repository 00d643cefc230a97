using PolicyDiff.History;
using PolicyDiff.Policies;

namespace PolicyDiff.Exchange;

/// <summary>
/// Imports the history of an Open Terms Archive versions repository: each record is a capture of its policy at its date. Importing it again
/// adds only what is new, and an import that was stopped goes on.
/// </summary>
public sealed class OtaVersionsImport(WatchList watchList, Intake intake, Historian historian)
{
    /// <summary>The origin of imported captures.</summary>
    public const string Origin = Observation.ChangesOnly;

    /// <summary>Imports all documents, one after the other; <paramref name="progress"/> is told of each that is done.</summary>
    public async Task<OtaImported> ImportAsync(string gitDirectory, IProgress<OtaImported>? progress, CancellationToken cancellationToken)
    {
        var repository = new OtaVersionsRepository(gitDirectory);
        var (root, records) = (await repository.RootAsync(cancellationToken), await repository.ReadAsync(cancellationToken));
        var documents = records.GroupBy(record => (record.Service, record.TermsType))
            .OrderBy(document => document.Key.Service, StringComparer.Ordinal).ThenBy(document => document.Key.TermsType, StringComparer.Ordinal).ToList();
        await using var blobs = repository.OpenBlobs();
        var total = new OtaImported("", documents.Count, 0, 0, 0);
        foreach (var document in documents)
        {
            var added = await DocumentAsync(root, [.. document], blobs, cancellationToken);
            total = total with
            {
                Document = $"{document.Key.Service}: {document.Key.TermsType}",
                Done = total.Done + 1,
                Added = total.Added + added,
                Known = total.Known + document.Count() - added,
            };
            progress?.Report(total);
        }

        return total;
    }

    /// <summary>
    /// A versions repository does not say where a page was. The source's address names collection and document in the domain that is reserved
    /// for what cannot be reached, so nobody fetches it and nobody takes it for the page's.
    /// </summary>
    internal static string AddressOf(string root, OtaRecord record) =>
        $"https://{root[..12]}.open-terms-archive.invalid/{Uri.EscapeDataString(record.Service)}/{Uri.EscapeDataString(record.TermsType)}";

    private async Task<int> DocumentAsync(string root, IReadOnlyList<OtaRecord> records, OtaBlobs blobs, CancellationToken cancellationToken)
    {
        var address = AddressOf(root, records[0]);
        var request = new PolicyRequest { Address = address, Organization = records[0].Service, Type = records[0].TermsType, Watched = false };
        var pairing = await watchList.PairAsync(request, cancellationToken);
        var added = 0;
        foreach (var record in OtaRecord.WithDependableDates(records))
        {
            var taken = await intake.TakeAsync(Evidence(record, new(pairing.SourceId, address), await blobs.ReadAsync(record.Blob, cancellationToken)), cancellationToken);
            if (taken.Added) added++;
        }

        await historian.ArrangeAsync(pairing.PolicyId, ArrangeCause.Past, null, cancellationToken);
        return added;
    }

    private static ReceivedCapture Evidence(OtaRecord record, (long Id, string Address) source, byte[] text) => new()
    {
        SourceId = source.Id,
        Origin = record.Kind == OtaRecordKind.Upgrade ? Origin + Observation.Reread : Origin,
        Instant = record.Instant,
        RequestedAddress = source.Address,
        FinalAddress = source.Address,
        // The collection keeps what its converter made of the page, not the page.
        Headers = [new("Content-Type", "text/markdown; charset=utf-8"), new("X-Open-Terms-Archive-Commit", record.Commit)],
        Body = text,
    };
}

/// <summary>How far an import is.</summary>
/// <param name="Document">The document that was done last.</param>
/// <param name="Documents">How many there are.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Added">Captures that are new.</param>
/// <param name="Known">Captures that were imported before.</param>
public sealed record OtaImported(string Document, int Documents, int Done, int Added, int Known);
