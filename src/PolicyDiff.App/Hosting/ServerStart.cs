using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace PolicyDiff.App.Hosting;

/// <summary>Starts the dashboard and says in words why it cannot listen.</summary>
internal static class ServerStart
{
    /// <summary>Throws <see cref="CannotListenException"/> with a sentence.</summary>
    internal static async Task ListenAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new CannotListenException($"Another program listens at {Wanted(app)} already. End it (or open that address: it may be another PolicyDiff), or choose another address with --urls http://127.0.0.1:5181.", taken);
        }
        catch (SocketException refused)
        {
            throw new CannotListenException($"The dashboard cannot listen at {Wanted(app)}: {refused.Message}. Choose an address of this machine with --urls.", refused);
        }
        catch (InvalidOperationException tls) when (tls.Message.Contains("HTTPS", StringComparison.Ordinal))
        {
            throw new CannotListenException($"The dashboard cannot listen at {Wanted(app)}: https needs a certificate. Name one in the setting Kestrel__Certificates__Default__Path, or listen on http behind a proxy that has one.", tls);
        }
    }

    private static string Wanted(WebApplication app) => app.Configuration[WebHostDefaults.ServerUrlsKey] ?? PolicyDiffHost.DefaultUrl;
}
