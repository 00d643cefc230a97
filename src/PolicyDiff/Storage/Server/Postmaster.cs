using System.Diagnostics;
using System.Globalization;

namespace PolicyDiff.Storage.Server;

/// <summary>The server process that a cluster's <c>postmaster.pid</c> names. After a kill or a power cut that file stays, and its number may belong to any process by now.</summary>
internal static class Postmaster
{
    private const string ProcessName = "postgres";

    /// <summary>The number of the running process; null when none runs on this cluster.</summary>
    public static int? FindAlive(ServerFolder folder)
    {
        if (TryRead(folder.PostmasterPid) is not { } file) return null;
        if (!int.TryParse(file.Split('\n', 2)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        return IsServer(id) && !IsGoneOrOther(id, file) ? id : null;
    }

    /// <summary>Removes what a server that ended without notice left; PostgreSQL would take a reused process number for a server that runs.</summary>
    public static void ClearRemains(ServerFolder folder, ServerEndpoint endpoint)
    {
        File.Delete(folder.PostmasterPid);
        if (endpoint.Password is not null) return;
        var socket = Path.Combine(endpoint.Host, $".s.PGSQL.{endpoint.Port}");
        File.Delete(socket);
        File.Delete(socket + ".lock");
    }

    private static bool IsServer(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName == ProcessName;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>On Linux only: ended but not yet collected by its parent (in containers that can be never), or the server of another cluster.</summary>
    private static bool IsGoneOrOther(int id, string file)
    {
        if (!OperatingSystem.IsLinux()) return false;
        if (TryRead($"/proc/{id}/stat") is { } stat && stat[(stat.LastIndexOf(')') + 1)..].TrimStart() is ['Z' or 'X', ..]) return true;
        // A server's current folder is its cluster.
        return TryRead($"/proc/{id}/cwd/postmaster.pid") is { } its && !Identity(its).SequenceEqual(Identity(file));
    }

    /// <summary>Process number, cluster and instant of the start; the lines after them change while a server runs.</summary>
    private static IEnumerable<string> Identity(string file) => file.Split('\n').Take(3);

    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
