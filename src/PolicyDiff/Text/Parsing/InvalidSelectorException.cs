namespace PolicyDiff.Text.Parsing;

/// <summary>A CSS selector that cannot be read. The message is a sentence for the person who wrote it.</summary>
public sealed class InvalidSelectorException : Exception
{
    public InvalidSelectorException()
        : base("A CSS selector cannot be read.")
    {
    }

    public InvalidSelectorException(string message)
        : base(message)
    {
    }

    public InvalidSelectorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
