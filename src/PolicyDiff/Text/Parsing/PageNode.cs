namespace PolicyDiff.Text.Parsing;

/// <summary>
/// A node of a page in our own shape, whichever parser read it: an element, or text with <see cref="Name"/> "#text". Nothing changes
/// it once <see cref="PageTreeBuilder"/> has built the tree.
/// </summary>
internal sealed class PageNode(string name, string text, PageNode? parent, IReadOnlyList<KeyValuePair<string, string>> attributes)
{
    /// <summary>The name of text nodes.</summary>
    public const string TextName = "#text";

    private readonly List<PageNode> children = [];

    /// <summary>Tag name in lower case, or <see cref="TextName"/>.</summary>
    public string Name { get; } = name;

    /// <summary>Characters of a text node, entities decoded.</summary>
    public string Text { get; } = text;

    public PageNode? Parent { get; } = parent;

    public IReadOnlyList<PageNode> Children => children;

    public bool IsText => ReferenceEquals(Name, TextName);

    /// <summary>Place in reading order, counted from the root (0).</summary>
    public int Index { get; init; }

    /// <summary>Index of the last node inside this one; its own where there is none.</summary>
    public int LastIndex { get; private set; }

    /// <summary>Sets of nodes are asked for every node of a page: its place tells nodes of one page apart without asking the runtime.</summary>
    public override int GetHashCode() => Index;

    /// <summary>A node is equal to itself alone.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>True for this node and everything inside it.</summary>
    public bool Holds(PageNode node) => node.Index >= Index && node.Index <= LastIndex;

    /// <summary>Value of an attribute (name in lower case), entities decoded, or null.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (key, value) in attributes)
            {
                if (key == attribute) return value;
            }

            return null;
        }
    }

    /// <summary>True for this node or anything above it with that name.</summary>
    public bool IsInside(string ancestor)
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node.Name == ancestor) return true;
        }

        return false;
    }

    /// <summary>Used while the tree is built, by <see cref="PageTreeBuilder"/> alone.</summary>
    internal void Append(PageNode child) => children.Add(child);

    /// <summary>Used once the tree is built: tells every node where it ends.</summary>
    internal static void SetEnds(IReadOnlyList<PageNode> nodes)
    {
        for (var index = nodes.Count - 1; index >= 0; index--)
        {
            var node = nodes[index];
            node.LastIndex = Math.Max(node.LastIndex, index);
            if (node.Parent is { } parent) parent.LastIndex = Math.Max(parent.LastIndex, node.LastIndex);
        }
    }
}
