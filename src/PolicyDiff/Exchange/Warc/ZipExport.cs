using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// Writes all that is known of a policy as one zip file that can be read and verified without this program: the WARC of its captures, each
/// version's text, versions and changes as JSON lines, the SHA-256 of every file, and how to check all of it.
/// </summary>
public sealed class ZipExport(IDbContextFactory<PolicyDiffDb> factory, WarcExport warc, Export export, TimeProvider time)
{
    internal const string Manifest = "manifest-sha256.txt";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the file; <paramref name="progress"/> is told how many captures are written.</summary>
    public async Task<WarcExported> WriteAsync(long policyId, Stream output, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var sums = new List<string>();
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Utf8, cancellationToken);
        WarcExported? written = null;
        await EntryAsync(zip, "captures.warc.gz", sums, async stream => written = await warc.WriteAsync(policyId, stream, progress, cancellationToken));
        await EntryAsync(zip, "versions.jsonl", sums, stream => LinesAsync(export.VersionsAsync(policyId, cancellationToken), stream));
        await EntryAsync(zip, "changes.jsonl", sums, stream => LinesAsync(export.ChangesAsync(policyId, cancellationToken), stream));
        await TextsAsync(zip, policyId, sums, cancellationToken);
        await EntryAsync(zip, "verify.md", sums, stream => stream.WriteAsync(Utf8.GetBytes(Instructions(written!))).AsTask());
        await EntryAsync(zip, Manifest, [], stream => stream.WriteAsync(Utf8.GetBytes(string.Concat(sums))).AsTask());
        return written!;
    }

    private async Task TextsAsync(ZipArchive zip, long policyId, List<string> sums, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var versions = await db.Versions.AsNoTracking().Where(version => version.PolicyId == policyId).OrderBy(version => version.Position)
            .Select(version => new { version.TextHash, version.FaithfulHash, version.FirstSeen }).ToListAsync(cancellationToken);
        foreach (var version in versions.DistinctBy(version => version.TextHash))
        {
            if (await TextShelf.GetAsync(db, version.FaithfulHash, cancellationToken) is not { } text) continue;
            var name = string.Create(CultureInfo.InvariantCulture, $"texts/{version.FirstSeen.UtcDateTime:yyyy-MM-dd}-{version.TextHash.Abbreviated}.md");
            await EntryAsync(zip, name, sums, stream => stream.WriteAsync(Utf8.GetBytes(MarkdownWriter.Write(text)), cancellationToken).AsTask());
        }
    }

    private static async Task LinesAsync<T>(IAsyncEnumerable<T> lines, Stream stream)
    {
        await foreach (var line in lines) await stream.WriteAsync(Utf8.GetBytes(LineFormat.ToJson(line) + "\n"));
    }

    /// <summary>Writes an entry and notes its SHA-256 in the form that <c>sha256sum -c</c> reads.</summary>
    private static async Task EntryAsync(ZipArchive zip, string name, List<string> sums, Func<Stream, Task> write)
    {
        var packed = name.EndsWith(".gz", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
        using var hash = SHA256.Create();
        await using (var entry = await zip.CreateEntry(name, packed).OpenAsync())
        {
            await using var hashing = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true);
            await write(hashing);
        }

        sums.Add($"{Convert.ToHexStringLower(hash.Hash!)}  {name}\n");
    }

    private string Instructions(WarcExported written) => $"""
        # How to verify these files

        Written by PolicyDiff on {time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}: {written.Captures} captures.

        1. `sha256sum -c {Manifest}` in the folder you unpacked says whether a file was changed since.
        2. `warcio check captures.warc.gz` (or another tool for WARC files) compares every record with its own digest.
        3. In `captures.warc.gz` a `metadata` record stands behind each capture. It is JSON and holds the evidence as it was stored: who observed
           the page (`origin`), when (`instant`, UTC), the address asked for and the one that answered, the redirects between them, the headers
           as received, the page's address in the web archive, and `body`, the SHA-256 of the bytes in the record before it. Open
           `archiveAddress` to see the archive's own copy.
        4. `versions.jsonl` and `changes.jsonl` name texts by SHA-256. `policydiff import warc captures.warc.gz --add` into an empty
           PolicyDiff makes the same texts, versions and changes again of the captures alone.

        A change happened after `lastWithOld` and no later than `firstWithNew`: nobody looked in between.

        """;
}
