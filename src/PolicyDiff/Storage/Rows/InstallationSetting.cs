namespace PolicyDiff.Storage;

/// <summary>One fact of the whole installation: the job engine in use.</summary>
public sealed class InstallationSetting
{
    public required string Key { get; set; }

    public required string Value { get; set; }
}
