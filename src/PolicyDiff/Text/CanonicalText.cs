namespace PolicyDiff.Text;

/// <summary>The canonical text of one block.</summary>
/// <param name="Text">Folded as DESIGN.md §8 says: what two blocks must share to say the same.</param>
/// <param name="Hash">SHA-256 of <paramref name="Text"/> in UTF-8: the clause's name.</param>
/// <param name="BlockIndex">The block of the faithful form it was made from.</param>
public sealed record Clause(string Text, ContentHash Hash, int BlockIndex);

/// <summary>The canonical form of a text: its clauses in order. Decides whether two captures hold the same version.</summary>
/// <param name="Clauses">One for each block that has words; blocks without any are left out.</param>
/// <param name="Hash">SHA-256 of the clauses' texts joined by '\n', in UTF-8: the text's name.</param>
/// <param name="Words">Number of words, by <see cref="Canonical"/>'s count.</param>
public sealed record CanonicalText(IReadOnlyList<Clause> Clauses, ContentHash Hash, int Words);
