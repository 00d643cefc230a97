using Microsoft.Win32.SafeHandles;

namespace PolicyDiff.Storage.Server;

/// <summary>
/// Locks on files that the operating system drops with the process, however it ended (flock on Unix, sharing modes on Windows). The files
/// stay: removing a lock file lets two programs hold "the" lock on two files of one name.
/// </summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Waits until nobody else holds the lock; null when that took longer than <paramref name="patience"/>.</summary>
    public static async Task<SafeFileHandle?> EnterAsync(string file, TimeSpan patience, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryAlone(file) is { } held) return held;
            if (TimeProvider.System.GetElapsedTime(since) > patience) return null;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>The lock for oneself; null while anybody has it or shares it.</summary>
    public static SafeFileHandle? TryAlone(string file)
    {
        try
        {
            return File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (HeldByAnother.Contains(held.HResult))
        {
            return null;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw Refused(file, refused);
        }
    }

    /// <summary>A share in the lock.</summary>
    public static SafeFileHandle Share(string file)
    {
        try
        {
            return File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw Refused(file, refused);
        }
    }

    private static PostgresUnavailableException Refused(string file, UnauthorizedAccessException refused) => new(
        $"This user may not write in {Path.GetDirectoryName(file)}: start as the user who owns that folder, or name another one in the setting DataFolder.", refused);
}
