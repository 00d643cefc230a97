using System.Text.Json;

namespace PolicyDiff.App.Commands;

/// <summary>A line of a batch command's input.</summary>
internal interface IBatchQuestion
{
    /// <summary>Whatever the asker knows the answer by; null when the line names none.</summary>
    JsonElement? Id { get; }
}
