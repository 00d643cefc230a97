using System.Globalization;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Demo;

/// <summary>One version of a document, read from <c>Content/&lt;organization&gt;/&lt;document&gt;/NN-date.md</c>.</summary>
/// <param name="Number">"01", "02" …: the start of the file's name.</param>
/// <param name="Published">The day the organization put it up; captures come later.</param>
/// <param name="Kind">What kind of change it is against the version before.</param>
/// <param name="Says">What changed, in words for people.</param>
/// <param name="Text">The text a perfect reader finds on every page that shows this version.</param>
public sealed record DemoVersion(string Number, DateOnly Published, ChangeKind Kind, string Says, PolicyText Text)
{
    /// <summary>Phrases that stand in the text: the facts of the story.</summary>
    public required IReadOnlyList<string> Has { get; init; }

    /// <summary>Phrases that do not stand in the text, because this version dropped them.</summary>
    public required IReadOnlyList<string> Lacks { get; init; }

    /// <summary>The name of the text.</summary>
    public ContentHash Hash { get; } = Canonical.Of(Text).Hash;

    /// <summary>Reads a version file; throws <see cref="FormatException"/> with the file's name where it is not one.</summary>
    internal static DemoVersion Parse(string file, string content)
    {
        var parts = content.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts.Length != 3 || parts[0].Length > 0) throw new FormatException($"{file} does not start with a '---' block.");
        var facts = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Fact(file, line)).ToLookup(fact => fact.Name, fact => fact.Value);
        return new(
            file[..2],
            DateOnly.ParseExact(One(file, facts, "published"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            ChangeWords.KindFromWord(One(file, facts, "kind")),
            One(file, facts, "says"),
            VersionMarkdown.Read(parts[2]))
        {
            Has = [.. facts["has"]],
            Lacks = [.. facts["lacks"]],
        };
    }

    private static (string Name, string Value) Fact(string file, string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 ? (line[..colon], line[(colon + 2)..]) : throw new FormatException($"{file}: '{line}' is not 'name: value'.");
    }

    private static string One(string file, ILookup<string, string> facts, string name) =>
        facts[name].Count() == 1 ? facts[name].First() : throw new FormatException($"{file} needs exactly one line '{name}: …'.");
}
