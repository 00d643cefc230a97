namespace PolicyDiff.Storage.Server;

/// <summary>Owner and mode of a path on Unix, a link not followed. .NET cannot tell the owner; <c>ls -ld</c> is the same everywhere.</summary>
/// <param name="User">The owner's name, or number where there is no name.</param>
/// <param name="Mode">As <c>ls</c> writes it: <c>drwx------</c>.</param>
internal sealed record FolderOwner(string User, string Mode)
{
    /// <summary>Null when there is nothing at that path.</summary>
    public static async Task<FolderOwner?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var run = await ToolRun.CaptureAsync(["ls", "-ld", "--", path], cancellationToken);
        var words = run.Output.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        return run.Succeeded && words.Length == 4 ? new FolderOwner(words[2], words[0][..10]) : null;
    }
}
