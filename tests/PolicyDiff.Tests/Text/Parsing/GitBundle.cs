using System.Diagnostics;

namespace PolicyDiff.Tests.Text.Parsing;

/// <summary>A git bundle unpacked into a folder of its own, which goes with the test.</summary>
internal sealed class GitBundle : IDisposable
{
    private GitBundle(string folder) => Folder = folder;

    public string Folder { get; }

    public static GitBundle Clone(string bundle)
    {
        var folder = Directory.CreateTempSubdirectory("policydiff-bundle-").FullName;
        using var clone = Process.Start(new ProcessStartInfo("git", ["clone", "--bare", "--quiet", bundle, folder])) ?? throw new InvalidOperationException("git did not start.");
        clone.WaitForExit();
        if (clone.ExitCode != 0) throw new InvalidOperationException($"git clone of {bundle} ended with {clone.ExitCode}.");
        return new(folder);
    }

    public void Dispose()
    {
        // Git writes its objects read-only.
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(Folder, recursive: true);
    }
}
