using System.Text;
using PolicyDiff.Diffing;

namespace PolicyDiff.Meaning.Rules;

/// <summary>How a headline quotes a sentence that came, went, grew or shrank: with the line that governs it, so that no fragment says another thing.</summary>
internal static class SentenceQuote
{
    private const int LongestPlace = 50;

    /// <summary>Of a sentence of which more than this is new, the whole is quoted, unless that begins like a sentence itself.</summary>
    private const double Most = 0.6;

    /// <param name="set">The changed sentences.</param>
    /// <param name="sentence">The sentence to quote.</param>
    /// <param name="isReworded">The other text has it in other words.</param>
    /// <param name="isNew">It stands in the new text.</param>
    public static HeadlinePhrase Of(ChangeSet set, Sentence sentence, bool isReworded, bool isNew)
    {
        var (verb, place) = isNew ? ("adds", "to") : ("removes", "from");
        if (!isReworded) return Quote(verb, sentence.Text, sentence.Lead is { } lead ? $"{place} the list {HeadlineWords.Quote(lead, LongestPlace)}" : "");
        var run = LongestRun(set.Diff.Rows[sentence.Row], sentence, isNew ? TokenMark.Added : TokenMark.Removed);
        if (run is not null && char.IsUpper(run[0]) && run.Length >= Most * sentence.Text.Length) return Quote(verb, run, "");
        return run is null || run.Length >= Most * sentence.Text.Length
            ? Quote(isNew ? "now says" : "no longer says", sentence.Text, "")
            : Quote(verb, run, sentence.Text.StartsWith(run, StringComparison.Ordinal) ? "" : $"{place} {HeadlineWords.Quote(sentence.Text, LongestPlace)}");
    }

    private static HeadlinePhrase Quote(string verb, string words, string tail) => new(verb, words, tail) { IsQuote = true };

    /// <summary>The longest stretch of the sentence that only its own text has.</summary>
    private static string? LongestRun(DiffRow row, Sentence sentence, TokenMark mark)
    {
        var marked = new StringBuilder();
        string? longest = null;
        foreach (var token in row.Tokens.Append(new(TokenMark.Same, " ")))
        {
            if (token.Mark == mark) marked.Append(token.Text);
            else if (token.Mark == TokenMark.Same && marked.Length > 0)
            {
                // A run that reaches over the end of its sentence is that sentence's as far as it goes.
                foreach (var part in SentenceSplitter.Split(marked.ToString()))
                {
                    if (part.Length > (longest?.Length ?? 0) && sentence.Text.Contains(part, StringComparison.Ordinal)) longest = part;
                }

                marked.Clear();
            }
        }

        return longest;
    }
}
