using System.Net;
using System.Net.Sockets;

namespace PolicyDiff.App.Hosting;

/// <summary>Where the dashboard listens, as people write it: one or several addresses separated by ';'.</summary>
internal static class ListenAddresses
{
    /// <summary>The addresses; throws <see cref="WrongSettingException"/> for what is none.</summary>
    internal static string[] Parse(string given)
    {
        var addresses = given.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (addresses.Length == 0) throw Wrong(given);
        return Array.ConvertAll(addresses, Checked);
    }

    /// <summary>How a browser on this machine opens an address that the dashboard listens on: "every address" is none to open.</summary>
    internal static Uri ToOpen(string listening)
    {
        var address = new Uri(listening);
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(address) { Host = "localhost" }.Uri
            : address;
    }

    /// <summary>The address, or one at any free port on the same host when another program has it.</summary>
    internal static string FreeOrOther(string address)
    {
        var wanted = new Uri(address);
        var host = IPAddress.TryParse(wanted.Host, out var given) ? given : IPAddress.Loopback;
        using var probe = new TcpListener(host, wanted.Port);
        try
        {
            probe.Start();
            return address;
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return new UriBuilder(wanted) { Port = 0 }.Uri.GetLeftPart(UriPartial.Authority);
        }
    }

    private static string Checked(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            var isWeb = parsed.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || parsed.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
            return isWeb && parsed.Port is >= 0 and <= 65535 && parsed.PathBase.Length == 0 ? address : throw Wrong(address);
        }
        catch (FormatException)
        {
            throw Wrong(address);
        }
    }

    private static WrongSettingException Wrong(string given) =>
        new($"'{given}' is no address to listen on; write it as http://127.0.0.1:5180, several separated by ';'.");
}
