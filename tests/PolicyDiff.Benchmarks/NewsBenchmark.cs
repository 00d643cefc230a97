using PolicyDiff.Diffing;
using PolicyDiff.Exchange;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>Writes what `export changes` would after an import of a versions repository, without a database: for a quick look at rules.</summary>
internal static class NewsBenchmark
{
    public static async Task<int> RunAsync(string gitDirectory)
    {
        var (documents, texts) = await OtaHistories.ReadAsync(gitDirectory);
        foreach (var (first, versions) in documents)
        {
            for (var position = 0; position < versions.Count; position++) Console.WriteLine(LineFormat.ToJson(Line(first, versions, position, texts)));
        }

        return 0;
    }

    private static ChangeLine Line(OtaRecord document, IReadOnlyList<ArrangedVersion> versions, int position, Dictionary<ContentHash, PolicyText> texts)
    {
        var place = ChangePlace.Of(versions, position);
        var (to, from) = (versions[position], position > 0 ? versions[position - 1] : null);
        var explained = Explained.First;
        if (from is not null)
        {
            var diff = PolicyDiffer.Compare(texts[from.Faithful], texts[to.Faithful]);
            explained = Explained.Of(new Comparison(diff, Explainer.Explain(diff)));
        }

        var told = place.Told(explained);
        return new(
            document.Service, told.Headline, document.TermsType, from?.Text.ToString(), to.Text.ToString(), from?.Last.Instant, to.First.Instant, told.Kind.ToWord(),
            told.IsNews && !place.IsQuiet, told.Significance, told.Direction.ToWord(), told.Topics, told.Reasons, told.Counts.Added, told.Counts.Removed, told.Counts.Moved);
    }
}
