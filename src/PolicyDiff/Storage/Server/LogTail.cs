using System.Text;

namespace PolicyDiff.Storage.Server;

/// <summary>The last lines of a log: where a server says why it did not start.</summary>
internal static class LogTail
{
    private const int Lines = 8;
    private const int Bytes = 8 * 1024;

    /// <summary>The last lines of a text.</summary>
    public static string Of(string text) => string.Join('\n', text.TrimEnd().Split('\n').TakeLast(Lines));

    /// <summary>What was written to a log since it had the given length, its last lines at most.</summary>
    public static async Task<string> ReadAsync(string file, long since, CancellationToken cancellationToken)
    {
        try
        {
            await using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            log.Position = Math.Max(Math.Min(since, log.Length), log.Length - Bytes);
            using var reader = new StreamReader(log, Encoding.UTF8);
            return Of(await reader.ReadToEndAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"(the log cannot be read: {failure.Message})";
        }
    }
}
