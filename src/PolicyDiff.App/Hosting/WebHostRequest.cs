namespace PolicyDiff.App.Hosting;

/// <summary>What a command wants of the web host beyond the settings.</summary>
internal sealed record WebHostRequest
{
    /// <summary>Addresses to listen on; null: the settings' or the default.</summary>
    public string? Urls { get; init; }

    /// <summary>Whether this process runs jobs too.</summary>
    public bool Jobs { get; init; } = true;

    /// <summary>Settings that the command fixes, over those of environment and files (the demo's own archive).</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
