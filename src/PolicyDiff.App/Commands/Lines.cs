using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PolicyDiff.App.Commands;

/// <summary>Standard input of the batch commands: JSON Lines in UTF-8.</summary>
internal static class Lines
{
    /// <summary>The lines that hold anything, with their numbers from 1.</summary>
    internal static async IAsyncEnumerable<(int Number, string Line)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        var number = 0;
        // A read of standard input cannot be cancelled, the wait for it can.
        while (await input.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }

    /// <summary>The question of a line; throws <see cref="JsonException"/> with words for people.</summary>
    internal static T Read<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Exchange.LineFormat.Json) ?? throw new JsonException("the line is null.");
        }
        catch (JsonException unreadable) when (unreadable.InnerException is not null || unreadable.LineNumber is not null)
        {
            throw new JsonException($"it is not the JSON that is expected here ({unreadable.Message})", unreadable);
        }
    }

    /// <summary>The id of a line that could not be used otherwise; null when not even that can be read.</summary>
    internal static JsonElement? IdOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var id) ? id.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
