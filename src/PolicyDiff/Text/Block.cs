namespace PolicyDiff.Text;

/// <summary>What a block is on the page. The canonical form leaves it out, so a bold line that becomes a heading is no change.</summary>
public enum BlockKind
{
    Heading,
    Paragraph,
    ListItem,
    TableRow,
    Quote,
    Preformatted,
}

/// <summary>How a span is set. Flags combine.</summary>
[Flags]
public enum SpanStyles
{
    None = 0,
    Strong = 1,
    Emphasis = 2,
    Code = 4,
}

/// <summary>
/// A run of characters set alike. White space is one space; '\n' stands for a line break the author made (in
/// <see cref="BlockKind.Preformatted"/> blocks: any line end), '\t' for the border between two cells of a
/// <see cref="BlockKind.TableRow"/>; neither occurs otherwise.
/// </summary>
/// <param name="Text">The author's characters, decoded, never encoded for any output.</param>
/// <param name="Styles">How it is set.</param>
/// <param name="Link">The absolute address it links to, with archive rewriting undone, or null.</param>
public sealed record Span(string Text, SpanStyles Styles = SpanStyles.None, string? Link = null);

/// <summary>
/// The smallest piece of a policy that is compared, moved and cited: a heading, a paragraph, one list item, one table row.
/// </summary>
/// <param name="Kind">What it is on the page.</param>
/// <param name="Level">
/// Heading: 1–6. Paragraph and ListItem: how many lists it stands inside (a ListItem of an outermost list: 1).
/// TableRow: 1 for a table's first row, 2 for the others (a first row of header cells has strong spans only). Quote: depth from 1. Else 0.
/// </param>
/// <param name="Marker">ListItem: "-" or the page's own number as written ("1.", "a)", "iv."). Else null.</param>
/// <param name="Spans">The content; neighbouring spans set alike are merged, none is empty.</param>
public sealed record Block(BlockKind Kind, int Level, string? Marker, IReadOnlyList<Span> Spans)
{
    /// <summary>The characters without styles and links.</summary>
    public string PlainText => Spans.Count switch
    {
        0 => "",
        1 => Spans[0].Text,
        2 => string.Concat(Spans[0].Text, Spans[1].Text),
        _ => Joined(Spans),
    };

    private static string Joined(IReadOnlyList<Span> spans)
    {
        var length = 0;
        for (var index = 0; index < spans.Count; index++) length += spans[index].Text.Length;
        return string.Create(length, spans, static (characters, all) =>
        {
            for (var index = 0; index < all.Count; index++)
            {
                all[index].Text.CopyTo(characters);
                characters = characters[all[index].Text.Length..];
            }
        });
    }
}

/// <summary>
/// The normalised content of one capture in its faithful form: what is shown and cited, the author's typos included.
/// </summary>
/// <param name="Title">The page's title without the site's name, or null. Never part of the compared text.</param>
/// <param name="Language">BCP 47 primary language as declared or recognised ("en"), or null.</param>
/// <param name="Blocks">In reading order.</param>
public sealed record PolicyText(string? Title, string? Language, IReadOnlyList<Block> Blocks);
