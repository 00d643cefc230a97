using System.Text.Json;

namespace PolicyDiff.App.Demo;

/// <summary>What a demo's data folder remembers between runs: the ports are part of the addresses in its database.</summary>
/// <param name="SitePort">Where the live sites listened; null before the first run.</param>
/// <param name="ArchivePort">Where the archive listened; null before the first run.</param>
/// <param name="Advanced">Whether the live sites show the newer versions already.</param>
/// <param name="Played">Whether the story has been played to its end.</param>
internal sealed record DemoState(int? SitePort = null, int? ArchivePort = null, bool Advanced = false, bool Played = false)
{
    private const string FileName = "demo.json";

    /// <summary>The state of a folder; the first one for a folder without any.</summary>
    internal static async Task<DemoState> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return new();
        try
        {
            return JsonSerializer.Deserialize<DemoState>(await File.ReadAllTextAsync(path, cancellationToken)) ?? new();
        }
        catch (JsonException damaged)
        {
            throw new IOException($"{path} is damaged ({damaged.Message}); remove the folder {folder} to begin the demo anew.", damaged);
        }
    }

    internal async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        await File.WriteAllTextAsync(path + ".new", JsonSerializer.Serialize(this), cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }
}
