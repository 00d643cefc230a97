using System.Text;
using PolicyDiff.Exchange;
using PolicyDiff.History;
using PolicyDiff.Policies;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks.Dashboard;

/// <summary>
/// Two policies longer than any real one, put together from the real texts of a versions repository and taken in and arranged by the product:
/// one of 300 KB that changes some sentences at a time, and one of two texts of some 2 MB that share two thirds of their paragraphs.
/// </summary>
internal sealed class LongTexts(BenchLibrary library, IReadOnlyList<string> paragraphs)
{
    internal const string Organization = "Bench long texts";
    internal const int Long = 300_000;
    internal const int Longest = 2_000_000;

    private static readonly DateTimeOffset Start = new(2021, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The different paragraphs of the repository's newest texts, as they stand there.</summary>
    internal static async Task<IReadOnlyList<string>> ParagraphsAsync(string repository)
    {
        var versions = new OtaVersionsRepository(repository);
        var records = await versions.ReadAsync(CancellationToken.None);
        await using var blobs = versions.OpenBlobs();
        var paragraphs = new HashSet<string>();
        // The first and the last text of each document: together more than the longest policy needs.
        foreach (var document in records.GroupBy(record => (record.Service, record.TermsType)))
        {
            foreach (var record in new[] { document.First(), document.Last() })
            {
                var text = Encoding.UTF8.GetString(await blobs.ReadAsync(record.Blob, CancellationToken.None));
                paragraphs.UnionWith(text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(paragraph => paragraph.Length > 40));
            }
        }

        return [.. paragraphs];
    }

    internal async Task MakeAsync()
    {
        var random = new Random(7);
        var text = Cut(random, Long, paragraphs);
        var versions = new List<IReadOnlyList<string>> { text };
        for (var edition = 1; edition < 8; edition++) versions.Add(text = [.. text.Select(paragraph => random.Next(40) == 0 ? Edited(paragraph, edition) : paragraph)]);
        await StoreAsync("Terms of 300 KB", versions);
        var oldest = Cut(random, Longest, paragraphs);
        var newest = oldest.Select(paragraph => random.Next(3) == 0 ? Edited(paragraphs[random.Next(paragraphs.Count)], random.Next(90)) : paragraph).ToList();
        await StoreAsync("Terms of 2 MB", [oldest, newest]);
    }

    private static List<string> Cut(Random random, int length, IReadOnlyList<string> from)
    {
        var text = new List<string> { "# Terms" };
        var round = 0;
        for (var total = 0; total < length; round++)
        {
            var paragraph = from[random.Next(from.Count)];
            if (round % 12 == 0) text.Add($"## Section {round / 12 + 1}");
            // Numbered, so that no two are the same.
            text.Add($"{round + 1}. {paragraph.TrimStart('#', '*', '-', ' ')}");
            total += paragraph.Length;
        }

        return text;
    }

    private static string Edited(string paragraph, int seed) => paragraph.Replace(" may ", " will ", StringComparison.Ordinal) + $" This applies for {30 + seed} days after notice.";

    private async Task StoreAsync(string type, List<IReadOnlyList<string>> versions)
    {
        var address = $"https://long-texts.invalid/{Uri.EscapeDataString(type)}";
        var pairing = await library.Get<WatchList>().PairAsync(new PolicyRequest { Address = address, Organization = Organization, Type = type, Watched = false }, CancellationToken.None);
        for (var edition = 0; edition < versions.Count; edition++)
        {
            await library.Get<Intake>().TakeAsync(
                new ReceivedCapture
                {
                    SourceId = pairing.SourceId,
                    Origin = OtaVersionsImport.Origin,
                    Instant = Start.AddDays(90 * edition),
                    RequestedAddress = address,
                    FinalAddress = address,
                    Headers = [new("Content-Type", "text/markdown; charset=utf-8")],
                    Body = Encoding.UTF8.GetBytes(string.Join("\n\n", versions[edition])),
                },
                CancellationToken.None);
        }

        var arranged = await library.Get<Historian>().ArrangeAsync(pairing.PolicyId, ArrangeCause.Past, null, CancellationToken.None);
        Console.Error.WriteLine($"{type}: {arranged.Versions} versions of {versions[0].Sum(paragraph => paragraph.Length):N0} characters");
    }
}
