namespace PolicyDiff.Fetching.Browsing;

/// <summary>Finds the system's Chromium or Chrome.</summary>
internal static class ChromiumProgram
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge-stable", "microsoft-edge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The program named in the setting, or one of the usual ones; null where there is none.</summary>
    public static string? Find(string? named)
    {
        if (!string.IsNullOrWhiteSpace(named)) return File.Exists(named) ? named : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).Concat(Places).FirstOrDefault(File.Exists);
    }

    /// <summary>What to say where there is none.</summary>
    public static string Missing(string? named) => string.IsNullOrWhiteSpace(named)
        ? "No Chromium or Chrome was found: install one (on Debian: apt-get install chromium), or name its program in the setting Browser__Path."
        : $"The setting Browser__Path names '{named}', which is not there: name the program of a Chromium or Chrome.";
}
