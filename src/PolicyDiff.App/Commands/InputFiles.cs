namespace PolicyDiff.App.Commands;

/// <summary>Files that a person names on the command line.</summary>
internal static class InputFiles
{
    /// <summary>The bytes of a file, or of standard input for "-".</summary>
    internal static async Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (name != "-")
        {
            return File.Exists(name) ? await File.ReadAllBytesAsync(name, cancellationToken) : throw new UsageException($"There is no file '{name}'.");
        }

        await using var input = Console.OpenStandardInput();
        using var copy = new MemoryStream();
        await input.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }

    /// <summary>What a file's name says it is; null for a name that says nothing.</summary>
    internal static string? ContentType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => "text/markdown",
        ".txt" => "text/plain",
        ".html" or ".htm" or ".xhtml" => "text/html",
        ".pdf" => "application/pdf",
        _ => null,
    };
}
