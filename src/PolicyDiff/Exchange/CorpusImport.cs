using System.Text;
using PolicyDiff.History;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Exchange;

/// <summary>
/// Imports documents of the Princeton-Leuven corpus: each is a capture of its site's privacy policy at the instant the archive has for it.
/// Importing a document twice changes nothing.
/// </summary>
public sealed class CorpusImport(WatchList watchList, Intake intake, Historian historian)
{
    /// <summary>The origin of imported captures.</summary>
    public const string Origin = "import:corpus";

    /// <summary>Imports one file's bytes.</summary>
    public async Task<ImportedDocument> ImportAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var document = CorpusDocument.Parse(Decode(file), out var problem);
        if (document is null) return new(null, false, problem);
        var pairing = await watchList.PairAsync(
            new PolicyRequest
            {
                Address = document.OriginalAddress.AbsoluteUri,
                Organization = document.Domain,
                Type = "Privacy Policy",
                // The corpus has one policy for each site; its address moved over the years.
                Joins = true,
                Watched = false,
            },
            cancellationToken);
        var taken = await intake.TakeAsync(Evidence(document, pairing.SourceId, file), cancellationToken);
        foreach (var policy in taken.Policies) await historian.ArrangeAsync(policy, ArrangeCause.Past, null, cancellationToken);
        return new(document, taken.Added, null);
    }

    private static string Decode(ReadOnlyMemory<byte> file) => Encoding.UTF8.GetString(file.Span);

    private static ReceivedCapture Evidence(CorpusDocument document, long sourceId, ReadOnlyMemory<byte> file) => new()
    {
        SourceId = sourceId,
        Origin = Origin,
        Instant = document.Instant,
        RequestedAddress = document.OriginalAddress.AbsoluteUri,
        FinalAddress = document.OriginalAddress.AbsoluteUri,
        // The corpus took only pages that were there; its bytes are the converter's, and say so.
        Headers = [new("Content-Type", document.IsHtml ? "text/html; charset=utf-8" : CorpusDocument.ContentType)],
        Body = file,
        ArchiveAddress = document.ArchiveAddress,
    };
}

/// <summary>What came of a file.</summary>
/// <param name="Document">Null when it is no document of the corpus.</param>
/// <param name="Added">False when it was imported before.</param>
/// <param name="Problem">Why it is none, in words that go after "because".</param>
public sealed record ImportedDocument(CorpusDocument? Document, bool Added, string? Problem);
