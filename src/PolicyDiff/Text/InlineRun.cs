using PolicyDiff.Text.Parsing;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text;

/// <summary>Collects what stands on one line of blocks while the tree is walked: text, how it is set, breaks.</summary>
internal sealed class InlineRun
{
    private readonly List<Span> raw = [];
    private readonly List<(PageNode Node, SpanStyles Styles, string? Link)> around = [];

    private SpanStyles styles;
    private string? link;

    /// <summary>How many line breaks the author made since the last visible character.</summary>
    public int TrailingBreaks { get; private set; }

    /// <summary>True once something visible was added.</summary>
    public bool HasText { get; private set; }

    public bool HasBorder { get; private set; }

    /// <summary>Enters an element that sets text differently; <see cref="Leave"/> restores what was before.</summary>
    public void Enter(PageNode node, SpanStyles added, string? address)
    {
        around.Add((node, styles, link));
        styles |= added;
        link = address ?? link;
    }

    public void Leave(PageNode node)
    {
        if (around.Count == 0 || around[^1].Node != node) return;
        (_, styles, link) = around[^1];
        around.RemoveAt(around.Count - 1);
    }

    /// <summary>Adds text whose white space, line ends included, means a space.</summary>
    public void Text(string text)
    {
        if (text.Length == 0) return;
        var flat = text.AsSpan().IndexOfAny('\n', '\t') < 0 ? text : text.Replace('\n', ' ').Replace('\t', ' ');
        raw.Add(new(flat, styles, link));
        if (!flat.Any(character => !char.IsWhiteSpace(character) && !SpanTidy.IsInvisible(character))) return;
        HasText = true;
        TrailingBreaks = 0;
    }

    public void Break()
    {
        raw.Add(new("\n"));
        TrailingBreaks++;
    }

    /// <summary>The border between two cells of a table row.</summary>
    public void Border()
    {
        raw.Add(new("\t"));
        HasBorder = true;
        TrailingBreaks = 0;
    }

    /// <summary>Hands out what was collected, tidied, and begins anew; the elements around stay.</summary>
    public IReadOnlyList<Span> Take()
    {
        var spans = SpanTidy.Tidy(raw);
        raw.Clear();
        (HasText, HasBorder, TrailingBreaks) = (false, false, 0);
        return spans;
    }
}
