using Npgsql;

namespace PolicyDiff.App.Accounts;

/// <summary>Which of the database's refusals are expected outcomes: two people acted at once, or the same person twice.</summary>
internal static class DatabaseFaults
{
    /// <summary>A serializable transaction met another one; nothing was written.</summary>
    internal static bool IsSerializationFailure(Exception exception) =>
        StateOf(exception) is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>A unique index refused the row.</summary>
    internal static bool IsDuplicate(Exception exception) => StateOf(exception) == PostgresErrorCodes.UniqueViolation;

    private static string? StateOf(Exception? exception) => exception switch
    {
        null => null,
        PostgresException postgres => postgres.SqlState,
        _ => StateOf(exception.InnerException),
    };
}
