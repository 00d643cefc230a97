using System.Reflection;

namespace PolicyDiff.App.Demo;

/// <summary>The files of the story, which are inside the program.</summary>
internal static class DemoResources
{
    private static readonly Assembly Program = typeof(DemoResources).Assembly;

    /// <summary>The names ('/' between folders) that start with this folder, in order.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Names.Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>A file's text.</summary>
    public static string Read(string name)
    {
        using var stream = Program.GetManifestResourceStream(Names[name])!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Built on Windows the names have backslashes.
    private static readonly Dictionary<string, string> Names =
        Program.GetManifestResourceNames().ToDictionary(name => name.Replace('\\', '/'), StringComparer.Ordinal);
}
