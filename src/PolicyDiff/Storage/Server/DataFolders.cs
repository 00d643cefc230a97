namespace PolicyDiff.Storage.Server;

/// <summary>Where the program keeps its data when no setting says otherwise.</summary>
public static class DataFolders
{
    /// <summary>
    /// <c>/var/lib/policydiff</c> for root (its home is closed to the user that runs the server), otherwise <c>policydiff</c> in the platform's
    /// folder for applications: <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c>, <c>~/Library/Application Support</c>, <c>%LOCALAPPDATA%</c>.
    /// </summary>
    /// <exception cref="PostgresUnavailableException">The user has no such folder (no home).</exception>
    public static string Default()
    {
        if (ServerUser.IsRoot) return "/var/lib/policydiff";
        var applications = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (applications.Length > 0) return Path.Combine(applications, "policydiff");
        throw new PostgresUnavailableException("This user has no home folder to keep data in: name a folder in the setting DataFolder.");
    }
}
