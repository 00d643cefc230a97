namespace PolicyDiff.Fetching;

/// <summary>Thrown inside the connector only, where an exception is the one way to stop a connection; callers see <see cref="FetchFailure.BlockedAddress"/>.</summary>
public sealed class BlockedAddressException : IOException
{
    public BlockedAddressException()
    {
    }

    public BlockedAddressException(string message)
        : base(message)
    {
    }

    public BlockedAddressException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
