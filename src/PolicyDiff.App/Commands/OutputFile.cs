namespace PolicyDiff.App.Commands;

/// <summary>
/// A file that a command writes. It is written beside its place and moved there when it is whole: a command that fails leaves what was there
/// before. What is no ordinary file (a pipe, a device, a link) is written straight.
/// </summary>
internal static class OutputFile
{
    /// <summary>Writes it; gives what <paramref name="write"/> gives.</summary>
    internal static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        if (Directory.Exists(path)) throw new UsageException($"'{path}' is a folder; name a file.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new UsageException($"There is no folder '{folder}' to write the file into.");
        if (!MayMove(path))
        {
            await using var straight = new FileStream(path, FileMode.Open, FileAccess.Write);
            return await write(straight);
        }

        var beside = $"{path}.{Environment.ProcessId}.new";
        try
        {
            T result;
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write)) result = await write(stream);
            File.Move(beside, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static bool MayMove(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return true;
        if (file.LinkTarget is not null || (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint)) != 0) return false;
        using var look = new FileStream(path, FileMode.Open, FileAccess.Write);
        return look.CanSeek && !path.StartsWith("/dev/", StringComparison.Ordinal);
    }
}
