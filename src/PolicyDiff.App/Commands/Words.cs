using System.Globalization;
using PolicyDiff.Exchange;

namespace PolicyDiff.App.Commands;

/// <summary>How commands write to a person's terminal and to another program's pipe.</summary>
internal static class Words
{
    internal static string Instant(DateTimeOffset? instant) =>
        instant is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "never";

    internal static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static Task DataAsync(string line) => Console.Out.WriteLineAsync(line);

    internal static Task DataAsync<T>(T line) => Console.Out.WriteLineAsync(LineFormat.ToJson(line));

    internal static Task SayAsync(string sentence) => Console.Error.WriteLineAsync(sentence);

    /// <summary>One changing line on a terminal, nothing in a pipe.</summary>
    internal static void Progress(string line)
    {
        if (Console.IsErrorRedirected) return;
        Console.Error.Write("\r\u001b[K" + line);
    }

    internal static void ProgressDone()
    {
        if (!Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
    }
}
