using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PolicyDiff.Exchange;

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
        where T : class, IBatchQuestion
    {
        T? question;
        try
        {
            question = JsonSerializer.Deserialize<T>(line, LineFormat.Json);
        }
        catch (JsonException unreadable)
        {
            throw new JsonException(Reason(unreadable), unreadable);
        }

        if (question is null) throw new JsonException("the line is null.");
        return question.Id is not { } id || CanBeWritten(id) ? question : throw new JsonException("its id holds half of a character.");
    }

    /// <summary>The id of a line that could not be used otherwise; null when not even that can be read.</summary>
    internal static JsonElement? IdOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var id) && CanBeWritten(id) ? id.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // JSON can name half of a surrogate pair, which no text can hold; nothing but an attempt tells.
    private static bool CanBeWritten(JsonElement id)
    {
        try
        {
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            id.WriteTo(nowhere);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // What the reader says names our classes.
    private static string Reason(JsonException unreadable) => unreadable.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
        ? unreadable.Path is "$" or null ? "it is no JSON object." : $"what stands at {unreadable.Path} is of another kind than is expected there."
        : $"it is no JSON: {unreadable.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0]}";
}
