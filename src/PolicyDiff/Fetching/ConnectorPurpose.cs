namespace PolicyDiff.Fetching;

/// <summary>
/// What a client of the connector is for. Pages and webhooks go to public addresses and to what
/// <see cref="FetchingOptions.AllowedPrivateHosts"/> names; an address from an administrator's own setting (an archive, a
/// proxy) is allowed wherever it is, for the client made for it, which reaches nothing else.
/// </summary>
public sealed record ConnectorPurpose
{
    private ConnectorPurpose(Uri? address) => Address = address;

    /// <summary>Addresses that users, pages and redirects name.</summary>
    public static ConnectorPurpose Pages { get; } = new((Uri?)null);

    /// <summary>The host and port of this address and no other.</summary>
    public static ConnectorPurpose AdministratorsAddress(Uri address) => new(address);

    internal Uri? Address { get; }
}
