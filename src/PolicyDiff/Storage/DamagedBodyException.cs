using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>Stored evidence that fails its own check: the disk or a person changed it.</summary>
public sealed class DamagedBodyException(ContentHash hash, string what) : Exception(
    $"The stored body {hash} {what}. Restore the database from a backup, or fetch the capture again from where it came.");
