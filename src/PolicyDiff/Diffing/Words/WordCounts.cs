using PolicyDiff.Diffing.Blocks;
using PolicyDiff.Text;

namespace PolicyDiff.Diffing.Words;

/// <summary>Counts touched words as a reader would: a word half of which was changed is one word.</summary>
internal static class WordCounts
{
    public static DiffCounts Of(BlockKeys keys, IReadOnlyList<DiffRow> rows)
    {
        var (added, removed, moved) = (0, 0, 0);
        foreach (var row in rows)
        {
            switch (row.Kind)
            {
                case RowKind.MovedHere:
                    moved += Canonical.CountWords(keys.NewTexts[row.NewIndex!.Value]);
                    break;
                case RowKind.Added:
                    added += Canonical.CountWords(keys.NewTexts[row.NewIndex!.Value]);
                    break;
                case RowKind.Removed:
                    removed += Canonical.CountWords(keys.OldTexts[row.OldIndex!.Value]);
                    break;
                case RowKind.Edited or RowKind.MovedAndEdited or RowKind.SplitOff or RowKind.MergedIn:
                    added += Count(row.Tokens, TokenMark.Added);
                    removed += Count(row.Tokens, TokenMark.Removed);
                    break;
                default:
                    break;
            }
        }

        return new(added, removed, moved);
    }

    /// <summary>Words of one side that hold a letter or digit with this mark.</summary>
    public static int Count(IReadOnlyList<DiffToken> tokens, TokenMark mark)
    {
        var (words, counted) = (0, false);
        foreach (var token in tokens.Where(token => token.Mark == mark || token.Mark == TokenMark.Same))
        {
            foreach (var character in token.Text)
            {
                if (char.IsWhiteSpace(character)) counted = false;
                else if (!counted && token.Mark == mark && char.IsLetterOrDigit(character)) (words, counted) = (words + 1, true);
            }
        }

        return words;
    }
}
