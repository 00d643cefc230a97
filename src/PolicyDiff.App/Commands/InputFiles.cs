namespace PolicyDiff.App.Commands;

/// <summary>Files that a person names on the command line.</summary>
internal static class InputFiles
{
    internal const string StandardInput = "-";

    /// <summary>The bytes of a file, or of standard input for "-". Throws <see cref="UsageException"/> when there is no such file.</summary>
    internal static async Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (name != StandardInput) return await ReadFileAsync(name, cancellationToken);
        await using var input = Console.OpenStandardInput();
        using var copy = new MemoryStream();
        // A read of standard input cannot be cancelled, the wait for it can.
        await input.CopyToAsync(copy, cancellationToken).WaitAsync(cancellationToken);
        return copy.ToArray();
    }

    /// <summary>The bytes of a file. Throws <see cref="UsageException"/> when there is none of this name.</summary>
    internal static async Task<byte[]> ReadFileAsync(string name, CancellationToken cancellationToken)
    {
        if (Directory.Exists(name)) throw new UsageException($"'{name}' is a folder; name a file.");
        return File.Exists(name) ? await File.ReadAllBytesAsync(name, cancellationToken) : throw new UsageException($"There is no file '{name}'.");
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
