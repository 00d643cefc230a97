namespace PolicyDiff.Storage.Server;

/// <summary>Makes the cluster under another name and renames it when it is whole: a kill or a full disk never leaves half a cluster where the whole one is looked for.</summary>
internal sealed class ClusterMaker(ServerFolder folder, PostgresBinaries binaries, ServerUser user, PrivatePostgresOptions options)
{
    // The byte order of C sorts alike everywhere and never changes with the system's libraries (a changed order breaks indexes); letters
    // beyond ASCII need a UTF-8 character type all the same, which older systems have under a language's name only.
    private static readonly string[][] Locales = [["--locale=C.UTF-8"], ["--locale=C", "--lc-ctype=en_US.UTF-8"], ["--locale=C"]];

    /// <summary>The file in the cluster that holds the program's settings; written anew at each start.</summary>
    public const string SettingsFile = "policydiff.conf";

    /// <exception cref="PostgresUnavailableException">There is something else in the cluster's place, or it cannot be made.</exception>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        ClearPlace();
        var staging = folder.NewStaging();
        try
        {
            await user.MakeFolderAsync(staging, cancellationToken);
            var cluster = Path.Combine(staging, "cluster");
            await InitialiseAsync(staging, cluster, cancellationToken);
            await File.AppendAllTextAsync(Path.Combine(cluster, "postgresql.conf"), $"\ninclude_if_exists = '{SettingsFile}'\n", cancellationToken);
            Directory.Move(cluster, folder.Cluster);
        }
        finally
        {
            Remove(staging);
        }
    }

    /// <summary>Removes what killed programs left half made.</summary>
    public static void ClearLeftovers(ServerFolder folder)
    {
        foreach (var leftover in folder.Leftovers()) Remove(leftover);
    }

    private void ClearPlace()
    {
        if (!Directory.Exists(folder.Cluster)) return;
        try
        {
            Directory.Delete(folder.Cluster); // An empty folder is nothing lost; any other one stays as it is.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PostgresUnavailableException(
                $"{folder.Cluster} is there, but it is not a database that this user can read: start as the user who owns it, move it away, or name another folder in the setting DataFolder.", failure);
        }
    }

    private async Task InitialiseAsync(string staging, string cluster, CancellationToken cancellationToken)
    {
        var access = await AccessAsync(staging, cancellationToken);
        ToolRun run = new(1, "");
        foreach (var locale in Locales)
        {
            if (Directory.Exists(cluster)) Directory.Delete(cluster, recursive: true);
            run = await ToolRun.CaptureAsync(
                user.Run([binaries.Initdb, "-D", cluster, "-U", ServerEndpoint.Name, "-E", "UTF8", .. locale, .. access, .. Durability()]), cancellationToken);
            if (run.Succeeded) return;
            if (!run.Output.Contains("locale", StringComparison.Ordinal)) break;
        }

        throw new PostgresUnavailableException($"The private PostgreSQL could not be made in {folder.Path}; initdb said:\n{LogTail.Of(run.Output)}");
    }

    private async Task<string[]> AccessAsync(string staging, CancellationToken cancellationToken)
    {
        if (!options.Loopback) return ["--auth-local=trust", "--auth-host=reject"];
        var file = Path.Combine(staging, "password");
        await File.WriteAllTextAsync(file, await ServerEndpoint.DrawPasswordAsync(folder, cancellationToken), cancellationToken);
        await user.OwnAsync(file, cancellationToken);
        return ["--auth=scram-sha-256", $"--pwfile={file}"];
    }

    private string[] Durability() => options.ThrowAway ? ["--no-sync", "--no-instructions"] : ["--data-checksums", "--no-instructions"];

    /// <summary>What cannot be removed now (a killed program's initdb may still write there) goes at the next start.</summary>
    private static void Remove(string staging)
    {
        try
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}
