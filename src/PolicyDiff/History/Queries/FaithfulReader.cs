using System.Text.Json;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>Reads a stored faithful form.</summary>
internal static class FaithfulReader
{
    internal static PolicyText Read(string content) => JsonSerializer.Deserialize<PolicyText>(content, RowJson.Options)!;

    internal static string Write(PolicyText text) => JsonSerializer.Serialize(text, RowJson.Options);
}
