using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PolicyDiff.App.Hosting;
using PolicyDiff.App.Jobs;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.App.Commands;

/// <summary>What the world can do to a command, in words.</summary>
internal static class FailureWords
{
    /// <summary>The sentence for people and the exit code; null for a failure that nobody foresaw.</summary>
    internal static (string Sentence, int ExitCode)? Explain(Exception failure) => failure switch
    {
        UsageException or WrongSettingException => (failure.Message, ExitCodes.WrongUsage),
        _ when SettingsCheck.Sentences(failure) is { } settings => (settings, ExitCodes.WrongUsage),
        PostgresUnavailableException or DatabaseTooNewException or DamagedBodyException or JobEngineMismatchException or CannotListenException => (failure.Message, ExitCodes.Failed),
        OperationCanceledException => ("Stopped. What was done is kept; run it again to go on.", ExitCodes.Failed),
        _ when OfDatabase(failure) is { } database => ($"{Sentence(database)} What was done is kept. Check that the server runs, and {SettingsCheck.Connection}.", ExitCodes.Failed),
        IOException or UnauthorizedAccessException => (failure.Message, ExitCodes.Failed),
        _ => null,
    };

    /// <summary>Whether the database went away, may come back, and the same work can go on then.</summary>
    internal static bool IsDatabaseAway(Exception failure) => OfDatabase(failure) switch
    {
        PostgresException said => said.IsTransient || said.SqlState.StartsWith("57P", StringComparison.Ordinal) || said.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException or SocketException => true,
        _ => false,
    };

    // Entity Framework wraps what the driver throws, at times twice.
    private static Exception? OfDatabase(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException) return cause;
            if (cause is SocketException && failure is InvalidOperationException or DbUpdateException or SocketException) return cause;
        }

        return null;
    }

    private static string Sentence(Exception database) => database is PostgresException said
        ? $"The database refused: {said.MessageText.TrimEnd('.')}."
        : $"The database does not answer: {database.Message.TrimEnd('.')}.";
}
