using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// The rows of a block that was split, or of blocks that were merged: the words are compared as if no block ended in between, then
/// cut where one does. The space that the joining puts between two blocks is in neither text and stays out.
/// </summary>
internal sealed class DividedRows(BlockKeys keys, WordDiff words)
{
    private const string Joint = " ";

    /// <param name="old">One block, or the blocks that were merged.</param>
    /// <param name="new">The blocks that it was split into, or one.</param>
    /// <param name="isMoved">They stand at another place now.</param>
    public IEnumerable<DiffRow> Of(Range old, Range @new, bool isMoved)
    {
        var (before, after) = (keys.OldTexts[old], keys.NewTexts[@new]);
        var isSplit = after.Length > 1;
        var compared = words.Compare(string.Join(Joint, before), string.Join(Joint, after));
        var tokens = compared ?? WordDiff.Replaced(string.Join(Joint, before), string.Join(Joint, after));
        var pieces = Cut(tokens, isSplit ? after : before, isSplit ? TokenMark.Removed : TokenMark.Added);
        for (var part = 0; part < pieces.Count; part++)
        {
            var kind = part == 0 ? isMoved ? RowKind.MovedAndEdited : RowKind.Edited : isSplit ? RowKind.SplitOff : RowKind.MergedIn;
            yield return new(kind, old.Start.Value + (isSplit ? 0 : part), @new.Start.Value + (isSplit ? part : 0), pieces[part], compared is null);
        }
    }

    /// <summary>
    /// Cuts the tokens at the joints between the blocks of one side. Tokens of the other side alone stay before the joint; the
    /// joint itself becomes the other side's alone, or nothing.
    /// </summary>
    /// <param name="tokens">Of the joined texts.</param>
    /// <param name="blocks">The blocks of the divided side.</param>
    /// <param name="other">The mark of what the divided side does not have.</param>
    private static List<List<DiffToken>> Cut(IReadOnlyList<DiffToken> tokens, string[] blocks, TokenMark other)
    {
        var pieces = new List<List<DiffToken>> { new() };
        var left = blocks[0].Length;
        foreach (var token in tokens)
        {
            var rest = token;
            while (rest.Mark != other && pieces.Count < blocks.Length && rest.Text.Length > left)
            {
                Add(rest with { Text = rest.Text[..left] });
                if (rest.Mark == TokenMark.Same) Add(new(other, rest.Text[left..(left + Joint.Length)]));
                rest = rest with { Text = rest.Text[(left + Joint.Length)..] };
                left = blocks[pieces.Count].Length;
                pieces.Add([]);
            }

            if (rest.Mark != other) left -= rest.Text.Length;
            Add(rest);
        }

        return pieces;

        void Add(DiffToken token)
        {
            if (token.Text.Length == 0) return;
            if (pieces[^1] is [.., { } last] && last.Mark == token.Mark) pieces[^1][^1] = last with { Text = last.Text + token.Text };
            else pieces[^1].Add(token);
        }
    }
}
