using System.Text;

namespace PolicyDiff.Storage;

/// <summary>The one naming rule between objects and tables.</summary>
internal static class SnakeCase
{
    /// <summary>"FirstCaptureId" → "first_capture_id".</summary>
    internal static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var index = 0; index < name.Length; index++)
        {
            if (char.IsUpper(name[index]) && index > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[index]));
        }

        return snake.ToString();
    }
}
