using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PolicyDiff.App.Commands;

/// <summary>Standard input of the batch commands: JSON Lines.</summary>
internal static class Lines
{
    /// <summary>The lines that hold anything, with their numbers from 1.</summary>
    internal static async IAsyncEnumerable<(int Number, string Line)> ReadAsync(TextReader input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }

    /// <summary>The id of a line that could not be used otherwise; null when not even that can be read.</summary>
    internal static object? IdOf(string line)
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
