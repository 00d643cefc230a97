using System.Text.RegularExpressions;

namespace PolicyDiff.Tests.House;

/// <summary>One file of the checkout that the tests were built from.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Text">As it stands.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    private static readonly string[] Written = [".cs", ".cshtml", ".js", ".css", ".sh", ".sql"];

    /// <summary>What people wrote under <c>src</c> and <c>tests</c>; nothing that a build made.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = ReadAll();

    /// <summary>The text without comments and without what stands in quotes, line for line: names that the compiler sees.</summary>
    public string Code => CommentOrQuote().Replace(Text, found => new string('\n', found.Value.Count(character => character == '\n')));

    public int Lines => Text.AsSpan().TrimEnd().Count('\n') + 1;

    public bool Is(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    public bool IsIn(params string[] folders) => folders.Any(folder => Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The places where a pattern is found in <paramref name="text"/>, a form of this file with its line breaks.</summary>
    public IEnumerable<string> Find(string text, Regex pattern) => pattern.Matches(text)
        .Select(found => $"{Path}:{text.AsSpan(0, found.Index).Count('\n') + 1}: {found.Value.Trim()}");

    /// <summary>Fails with every offender in full, one per line.</summary>
    public static void AssertNone(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }

    private static List<SourceFile> ReadAll()
    {
        var root = Root();
        return
        [
            .. new[] { "src", "tests" }
                .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(root, folder), "*", SearchOption.AllDirectories))
                .Where(file => Written.Contains(System.IO.Path.GetExtension(file)))
                .Select(file => System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(root, path)))),
        ];
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "PolicyDiff.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PolicyDiff.sln: run the tests where they were built.");
    }

    // Raw strings, then verbatim ones, ordinary ones, characters; a comment's // inside quotes is none.
    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|@\\$?\"(?:[^\"]|\"\")*\"|\\$?\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.[^'\\n]{0,8}|[^'\\\\\\n])'|//[^\\n]*|/\\*[\\s\\S]*?\\*/|@\\*[\\s\\S]*?\\*@")]
    private static partial Regex CommentOrQuote();
}
