using PolicyDiff.Text.Content;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Embedded;

/// <summary>
/// For a page that shows no policy until its scripts have run: the policy in the data that it carries for them. Texts that stand at the
/// same place of the data are one document; the document with the most words of policies counts, and only if it clearly is one.
/// </summary>
internal static class EmbeddedPolicy
{
    private const int FrameWords = 60;
    private const int LongSentence = 20;
    private const int FewestWords = 80;
    private const int FewestLegalWords = 5;
    private const int TimesTheFrame = 3;

    /// <summary>True where the page's own text is no more than the frame of one: few words and no long sentence. A short imprint is a text, whatever else the page carries.</summary>
    public static bool IsFrame(IReadOnlyList<Block> blocks)
    {
        var words = 0;
        foreach (var block in blocks)
        {
            var weight = TextWeight.Of(block.PlainText);
            words += weight;
            if (weight >= LongSentence || words > FrameWords) return false;
        }

        return true;
    }

    /// <summary>The policy's blocks and where they stood, or null where the data holds no policy much longer than the page's own text.</summary>
    public static (IReadOnlyList<Block> Blocks, string Path)? Find(string html, Uri? address, int ownWords)
    {
        var texts = FlightChunks.Texts(html);
        foreach (var value in EmbeddedScripts.Values(html))
        {
            using (value) texts.AddRange(EmbeddedTexts.Of(value.RootElement));
        }

        // Caches hold the same text twice.
        var documents = texts.DistinctBy(text => text.Html).GroupBy(text => text.Path, StringComparer.Ordinal).Select(group => (Path: group.Key, Html: Join(Wanted([.. group], address))));
        var best = documents.Select(document => (document.Path, document.Html, Legal: LegalWords.Count(document.Html))).OrderByDescending(document => document.Legal).FirstOrDefault();
        if (best.Legal < FewestLegalWords || HtmlPage.Parse($"<html><body>{best.Html}</body></html>") is not { } tree) return null;
        // A page's elements are all of the page; a text from its data is the text alone.
        var content = best.Path == FlightChunks.Path ? MainContent.Choose(tree) : MainContent.All(tree);
        var blocks = PageTail.Trim(new BlockBuilder(content.Dropped.Contains, new LinkCleaner(address, null)).Build(content.Parts));
        var words = blocks.Sum(block => TextWeight.Of(block.PlainText));
        return words >= Math.Max(FewestWords, ownWords * TimesTheFrame) ? (blocks, best.Path.TrimStart('.')) : null;
    }

    /// <summary>Of several whole documents the one that the page's address names.</summary>
    private static List<EmbeddedText> Wanted(List<EmbeddedText> texts, Uri? address)
    {
        var segment = address?.AbsolutePath.TrimEnd('/').Split('/')[^1] ?? "";
        var named = segment.Length == 0 ? [] : texts.Where(text => text.Slug?.Split('?')[0].TrimEnd('/').Split('/')[^1] == segment).ToList();
        return named.Count > 0 ? named : texts;
    }

    private static string Join(List<EmbeddedText> texts) =>
        string.Concat(texts.Select(text => (text.Title is { } title && !text.Html.Contains(title, StringComparison.Ordinal) ? $"<{Heading(texts)}>{RichText.Escape(title)}</{Heading(texts)}>" : "") + $"<div>{text.Html}</div>"));

    private static string Heading(List<EmbeddedText> texts) => texts.Count == 1 ? "h1" : "h2";
}
