namespace PolicyDiff.Storage;

/// <summary>The database was migrated by a newer PolicyDiff; this one would damage it.</summary>
public sealed class DatabaseTooNewException(string migration) : Exception(
    $"The database has the schema change '{migration}', which this PolicyDiff does not know. Start the newer PolicyDiff that made it, or restore an older backup.");
