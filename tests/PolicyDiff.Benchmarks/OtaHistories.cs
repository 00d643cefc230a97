using System.Diagnostics;
using PolicyDiff.Exchange;
using PolicyDiff.History;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>The histories of an Open Terms Archive versions repository, arranged as an import would, without a database.</summary>
internal static class OtaHistories
{
    /// <summary>Each document's arranged versions, and every text by its faithful hash.</summary>
    internal static async Task<(List<(OtaRecord First, IReadOnlyList<ArrangedVersion> Versions)> Documents, Dictionary<ContentHash, PolicyText> Texts)> ReadAsync(string gitDirectory)
    {
        var repository = new OtaVersionsRepository(gitDirectory);
        var records = await repository.ReadAsync(CancellationToken.None);
        await using var blobs = repository.OpenBlobs();
        var texts = new Dictionary<ContentHash, PolicyText>();
        var documents = new List<(OtaRecord, IReadOnlyList<ArrangedVersion>)>();
        foreach (var document in records.GroupBy(record => (record.Service, record.TermsType)))
        {
            var observations = new List<Observation>();
            foreach (var record in OtaRecord.WithDependableDates([.. document]))
            {
                var body = await blobs.ReadAsync(record.Blob, CancellationToken.None);
                var reading = PageReader.Read(new(body, "text/markdown; charset=utf-8", null, SelectorSet.None));
                ContentHash? faithful = reading.Text is { } text ? ContentHash.Of(TextJson.Write(text)) : null;
                if (faithful is { } hash) texts[hash] = reading.Text!;
                var origin = record.Kind == OtaRecordKind.Upgrade ? OtaVersionsImport.Origin + Observation.Reread : OtaVersionsImport.Origin;
                observations.Add(new(observations.Count, ContentHash.Of(record.Commit), 1, record.Instant, origin, reading.Outcome, reading.Canonical?.Hash, faithful));
            }

            documents.Add((document.First(), Timeline.Arrange(observations)));
        }

        return (documents, texts);
    }
}
