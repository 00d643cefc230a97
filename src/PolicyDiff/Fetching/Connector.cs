using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace PolicyDiff.Fetching;

/// <summary>
/// The one way out to the network (DESIGN.md invariant 5): makes every HTTP client of the program. A name is resolved once,
/// every address it has is judged, and the connection goes to an address that was judged; no proxy, cookies or automatic redirects.
/// </summary>
public sealed class Connector
{
    private const int ConnectSeconds = 20;
    private const int HeaderKilobytes = 64;
    private const int ConnectionsPerServer = 4;

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;

    public Connector(IOptions<FetchingOptions> options)
        : this(options, ResolveAsync)
    {
    }

    /// <summary>With another name service, so that a test can give a name the addresses it wants.</summary>
    internal Connector(IOptions<FetchingOptions> options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        this.resolve = resolve;
        Allowed = AllowedHosts.TryParse(options.Value.AllowedPrivateHosts, out var hosts, out var problem) ? hosts : throw new OptionsValidationException(FetchingOptions.Section, typeof(FetchingOptions), [problem]);
    }

    /// <summary>The hosts opened by the setting, for judging an address before it is asked.</summary>
    public AllowedHosts Allowed { get; }

    /// <summary>A client with its own connections. It has no time limit of its own: the caller's token is one. Long-lived; the caller disposes it.</summary>
    public HttpClient CreateClient(ConnectorPurpose purpose)
    {
        var handler = new SocketsHttpHandler
        {
            // A proxy from the environment would be what is connected to, and the target would never be judged.
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            // The connection's own limit, below, comes first: its failure says what it was.
            ConnectTimeout = TimeSpan.FromSeconds(ConnectSeconds * 2),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = ConnectionsPerServer,
            MaxResponseHeadersLength = HeaderKilobytes,
            ConnectCallback = (context, token) => ConnectAsync(context.DnsEndPoint, purpose, token),
        };
#pragma warning disable RS0030 // The ban keeps clients from being made anywhere but here.
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
    }

    /// <summary>
    /// A connection to a host and port of an administrator's own setting that does not speak HTTP: the mail host. The caller's token is its time limit.
    /// Throws <see cref="SocketException"/> when nothing can be reached there.
    /// </summary>
    public async Task<Stream> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        var address = new UriBuilder("smtp", host, port).Uri;
        return await ConnectAsync(new DnsEndPoint(host, port), ConnectorPurpose.AdministratorsAddress(address), cancellationToken);
    }

    // RFC 6761 §6.3: names under localhost are this machine, and no name service is asked. Whether that may be fetched is judged as for any other.
    private static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var name = host.TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.IPv6Loopback])
            : Dns.GetHostAddressesAsync(host, cancellationToken);
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, ConnectorPurpose purpose, CancellationToken cancellationToken)
    {
        var host = target.Host.Trim('[', ']');
        var addresses = await resolve(host, cancellationToken);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        Judge(host, target.Port, addresses, purpose);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(ConnectSeconds));
        try
        {
            // IPv4 first: a broken IPv6 route would use up the time before the next address is tried.
            await socket.ConnectAsync([.. addresses.OrderBy(address => address.AddressFamily == AddressFamily.InterNetworkV6)], target.Port, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Judge(string host, int port, IPAddress[] addresses, ConnectorPurpose purpose)
    {
        if (purpose.Address is { } only)
        {
            if (AllowedHosts.Only(only).Contains(host, port)) return;
            throw new BlockedAddressException($"'{host}:{port}' is not the address in the settings ('{only.Authority}'): this client asks nothing else.");
        }

        if (Allowed.Contains(host, port)) return;
        if (!addresses.All(AddressRules.IsPublic)) throw new BlockedAddressException(AddressRules.NotPublicSentence(host));
    }
}
