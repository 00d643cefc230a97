namespace PolicyDiff.App.Tests.Commands;

/// <summary>A folder for one test, open to the user that runs a private server, removed at the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    internal ScratchFolder()
    {
        // Short: a socket's address has 107 bytes.
        Path = System.IO.Path.Combine(OperatingSystem.IsWindows() ? System.IO.Path.GetTempPath() : "/tmp", "pd-" + Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    internal string Path { get; }

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    internal string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    internal string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
