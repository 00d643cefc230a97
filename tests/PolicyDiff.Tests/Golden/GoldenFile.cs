using System.Runtime.CompilerServices;

namespace PolicyDiff.Tests.Golden;

/// <summary>
/// Compares with a file beside this one. <c>UPDATE_GOLDEN=1</c> writes what the test made instead: read the change before committing it.
/// </summary>
internal static class GoldenFile
{
    public static void Match(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{name} is missing: run {Path.GetFileName(caller)} once with UPDATE_GOLDEN=1 and read what it wrote.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
