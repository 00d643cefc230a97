using PolicyDiff.Text;

namespace PolicyDiff.Tests.Diffing;

/// <summary>Writes texts for tests: a line is a block; "# " begins a heading, "- " a list item.</summary>
internal static class TextBuilder
{
    public static PolicyText Of(params string[] lines) => new(null, "en", [.. lines.Select(Block)]);

    public static PolicyText FromLines(string lines) =>
        Of([.. lines.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)]);

    private static Block Block(string line)
    {
        if (line.StartsWith("# ", StringComparison.Ordinal)) return new(BlockKind.Heading, 2, null, [new(line[2..])]);
        if (line.StartsWith("- ", StringComparison.Ordinal)) return new(BlockKind.ListItem, 1, "-", [new(line[2..])]);
        return new(BlockKind.Paragraph, 0, null, line.Length == 0 ? [] : [new(line)]);
    }
}
