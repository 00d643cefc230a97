namespace PolicyDiff.Storage.Server;

/// <summary>The private PostgreSQL cannot be had. The message is a sentence for the person at the machine: what is wrong and what to do.</summary>
public sealed class PostgresUnavailableException : Exception
{
    /// <summary>With the sentence to show.</summary>
    public PostgresUnavailableException(string sentence) : base(sentence)
    {
    }

    /// <summary>With the sentence to show and what caused it.</summary>
    public PostgresUnavailableException(string sentence, Exception cause) : base(sentence, cause)
    {
    }
}
